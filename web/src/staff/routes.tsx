import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Action } from './session/actions.js';
import type { vi } from './texts/vi.js';

export interface Area {
  /** The first part of the address below `/staff`. The area's own routes begin there. */
  readonly path: string;
  /** Its name among the texts `areas`. */
  readonly name: keyof typeof vi.areas;
  /** Shown to those who may do at least one of these. */
  readonly needs: readonly Action[];
  /** Whether it is of use on the kiosk's own screen. */
  readonly atKiosk?: boolean;
  readonly Screen: LazyExoticComponent<ComponentType>;
}

/** The console's areas, in the order of the navigation. The first that a person may enter is where they begin. */
export const areas: readonly Area[] = [
  {
    path: 'today',
    name: 'today',
    // Whoever puts right what alarms tell of sees them: runs and trays, accounts and partners.
    needs: ['run.read', 'account.read'],
    atKiosk: true,
    Screen: lazy(async () => ({ default: (await import('./today/Today.js')).Today })),
  },
  {
    path: 'run',
    name: 'run',
    needs: ['run.read'],
    atKiosk: true,
    Screen: lazy(async () => ({ default: (await import('./run/RunArea.js')).RunArea })),
  },
  {
    path: 'trays',
    name: 'trays',
    needs: ['tray.read'],
    atKiosk: true,
    Screen: lazy(async () => ({ default: (await import('./trays/TraysArea.js')).TraysArea })),
  },
  {
    path: 'dossiers',
    name: 'dossiers',
    needs: ['dossier.read'],
    Screen: lazy(async () => ({ default: (await import('./dossiers/DossiersArea.js')).DossiersArea })),
  },
  {
    path: 'worklists',
    name: 'worklists',
    needs: ['dossier.read'],
    Screen: lazy(async () => ({ default: (await import('./worklists/WorkListsArea.js')).WorkListsArea })),
  },
  {
    path: 'catalogue',
    name: 'catalogue',
    needs: ['catalogue.read'],
    Screen: lazy(async () => ({ default: (await import('./catalogue/CatalogueArea.js')).CatalogueArea })),
  },
  {
    path: 'calendar',
    name: 'calendar',
    needs: ['calendar.read'],
    Screen: lazy(async () => ({ default: (await import('./calendar/CalendarArea.js')).CalendarArea })),
  },
  {
    path: 'accounts',
    name: 'accounts',
    needs: ['account.read'],
    Screen: lazy(async () => ({ default: (await import('./accounts/AccountsArea.js')).AccountsArea })),
  },
  {
    path: 'kiosks',
    name: 'kiosks',
    needs: ['kiosk.read'],
    Screen: lazy(async () => ({ default: (await import('./kiosks/KiosksArea.js')).KiosksArea })),
  },
  {
    path: 'partners',
    name: 'partners',
    needs: ['partner.read'],
    Screen: lazy(async () => ({ default: (await import('./partners/PartnersArea.js')).PartnersArea })),
  },
  {
    path: 'hardware',
    name: 'hardware',
    needs: ['hardware.read'],
    Screen: lazy(async () => ({ default: (await import('./hardware/HardwareArea.js')).HardwareArea })),
  },
  {
    path: 'ledger',
    name: 'ledger',
    needs: ['ledger.read'],
    Screen: lazy(async () => ({ default: (await import('./ledger/LedgerArea.js')).LedgerArea })),
  },
  {
    path: 'exports',
    name: 'exports',
    needs: ['report.read'],
    Screen: lazy(async () => ({ default: (await import('./exports/ExportsArea.js')).ExportsArea })),
  },
];

/** Where a person sees where they are signed in: no area, but behind their own name. Not on the kiosk's screen. */
export const ownSessions = {
  path: 'my-sessions',
  Screen: lazy(async () => ({ default: (await import('./own-sessions/OwnSessions.js')).OwnSessions })),
};
