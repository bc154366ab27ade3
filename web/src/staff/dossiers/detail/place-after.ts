import type { Schema } from '../../../shared/api/index.js';
import type { Whereabouts } from '../whereabouts.js';

export type HistoryEntry = Schema<'CustodyHistory'>['entries'][number];

interface Place {
  readonly sentence: Exclude<Whereabouts['sentence'], 'reserved' | 'trayMissing'>;
  readonly tray: string;
  /** Of the officer, or the code of the department or agency. */
  readonly name: string;
}

/** Where the papers were after an entry of the history. */
export function placeAfter({ custody, certain, trayLabel, officer, departmentCode }: HistoryEntry): Place {
  const tray = trayLabel ?? '?';
  switch (custody) {
    case 'tray':
      return { sentence: certain ? 'tray' : 'trayUncertain', tray, name: '' };
    case 'officer':
      return { sentence: trayLabel === null ? 'officer' : 'officerClaimed', tray, name: officer ?? '?' };
    case 'department':
    case 'agency':
      return { sentence: 'office', tray, name: departmentCode ?? '?' };
    case 'citizen':
    case 'desk':
    case 'unknown':
      return { sentence: custody, tray, name: '' };
  }
}
