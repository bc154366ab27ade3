import type { vi } from '../texts/vi/dossiers.js';
import type { Dossier } from './types.js';

/** A sentence about where the papers are, and what stands in it. */
export interface Whereabouts {
  readonly sentence: keyof typeof vi.where;
  readonly tray: string;
  /** Of a person, or of a department or agency in both languages. */
  readonly name: string | { readonly vi: string; readonly en: string };
  /** ISO time, for a reservation. */
  readonly until: string | null;
}

type Placed = Pick<
  Dossier,
  'custody' | 'custodyCertain' | 'missing' | 'trayLabel' | 'officer' | 'department' | 'reservedUntil'
>;

/** Where the papers are, as precisely as it is known and no more. */
export function whereaboutsOf(dossier: Placed): Whereabouts {
  return {
    sentence: sentenceOf(dossier),
    tray: dossier.trayLabel ?? '?',
    name:
      dossier.custody === 'officer'
        ? (dossier.officer?.displayName ?? '?')
        : (dossier.department?.name ?? '?'),
    until: dossier.reservedUntil,
  };
}

function sentenceOf({ custody, custodyCertain, missing, trayLabel, reservedUntil }: Placed) {
  switch (custody) {
    case 'citizen':
      return trayLabel !== null && reservedUntil !== null ? 'reserved' : 'citizen';
    case 'tray':
      if (missing) return 'trayMissing';
      return custodyCertain ? 'tray' : 'trayUncertain';
    case 'officer':
      return trayLabel === null ? 'officer' : 'officerClaimed';
    case 'department':
    case 'agency':
      return 'office';
    case 'desk':
    case 'unknown':
      return custody;
  }
}
