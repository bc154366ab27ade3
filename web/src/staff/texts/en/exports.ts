import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/exports.js';

export const en: Translated<typeof vi> = {
  what: 'Download figures as workbooks (XLSX, in Vietnamese). Telephone numbers are masked, citizens are not named.',
  period: 'Period',
  from: 'From',
  to: 'To (included)',
  most: 'At most {{days}} days. Times in the workbooks are those of Vietnam.',
  fault: {
    from_missing: 'Choose the first day.',
    to_missing: 'Choose the last day.',
    backwards: 'The last day must not be before the first.',
    too_long: 'These are {{length}} days; at most {{days}} at once.',
  },
  download: 'Download',
  done: '{{file}} has been downloaded.',
  refused: {
    title: 'This period cannot be exported',
    text: 'At most {{days}} days and {{rows}} rows at once. Choose a shorter period.',
  },
  workbook: {
    dossiers: { name: 'Dossiers', what: 'Dossiers that began in the period, as they stand now.' },
    'door-operations': {
      name: 'Openings of trays',
      what: 'Every opening: which tray, by whom, what for, what came of it.',
    },
    'daily-figures': {
      name: 'Figures by day',
      what: 'Day by day: deposits, acceptances, pickups, overdue…',
    },
  },
};
