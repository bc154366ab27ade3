import type { Schema } from '../../shared/api/index.js';

type Alarm = Pick<Schema<'StandingAlarm'>, 'solvedAt' | 'trayLabel' | 'dossierId' | 'partner'>;

/** The address at which an alarm is put right. */
export function pageOf({ solvedAt, trayLabel, dossierId, partner }: Alarm): string {
  switch (solvedAt) {
    case 'hardware':
      return '/hardware';
    case 'tray':
      return trayLabel === null ? '/trays' : `/trays/${trayLabel}`;
    case 'dossier':
      if (dossierId !== null) return `/dossiers/${dossierId}`;
      return trayLabel === null ? '/dossiers' : `/trays/${trayLabel}`;
    case 'run':
      return '/run';
    case 'calls':
      return '/today#calls';
    case 'audits':
      return '/trays/audits';
    case 'ledger':
      return '/ledger';
    case 'kiosks':
      return '/kiosks';
    case 'accounts':
      return '/accounts';
    case 'partners':
      return partner === null ? '/partners' : `/partners/${partner.id}`;
  }
}
