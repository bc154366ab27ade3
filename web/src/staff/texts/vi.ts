import { vi as accounts } from './vi/accounts.js';
import { vi as calendar } from './vi/calendar.js';
import { vi as catalogue } from './vi/catalogue.js';
import { vi as door } from './vi/door.js';
import { vi as dossierWords } from './vi/dossier-words.js';
import { vi as dossiers } from './vi/dossiers.js';
import { vi as exports } from './vi/exports.js';
import { vi as hardware } from './vi/hardware.js';
import { vi as kiosks } from './vi/kiosks.js';
import { vi as ledger } from './vi/ledger.js';
import { vi as ownSessions } from './vi/own-sessions.js';
import { vi as partners } from './vi/partners.js';
import { vi as problems } from './vi/problems.js';
import { vi as run } from './vi/run.js';
import { vi as shell } from './vi/shell.js';
import { vi as today } from './vi/today.js';
import { vi as trays } from './vi/trays.js';
import { vi as worklists } from './vi/worklists.js';

export const vi = {
  ...shell,
  problems,
  door,
  today,
  run,
  trays,
  dossierWords,
  dossiers,
  worklists,
  catalogue,
  calendar,
  accounts,
  ownSessions,
  kiosks,
  partners,
  hardware,
  ledger,
  exports,
} as const;
