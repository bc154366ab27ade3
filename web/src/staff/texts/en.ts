import type { Translated } from '../../shared/texts/index.js';
import { en as accounts } from './en/accounts.js';
import { en as calendar } from './en/calendar.js';
import { en as catalogue } from './en/catalogue.js';
import { en as door } from './en/door.js';
import { en as dossierWords } from './en/dossier-words.js';
import { en as dossiers } from './en/dossiers.js';
import { en as exports } from './en/exports.js';
import { en as hardware } from './en/hardware.js';
import { en as kiosks } from './en/kiosks.js';
import { en as ledger } from './en/ledger.js';
import { en as ownSessions } from './en/own-sessions.js';
import { en as partners } from './en/partners.js';
import { en as problems } from './en/problems.js';
import { en as run } from './en/run.js';
import { en as shell } from './en/shell.js';
import { en as today } from './en/today.js';
import { en as trays } from './en/trays.js';
import { en as worklists } from './en/worklists.js';
import type { vi } from './vi.js';

export const en: Translated<typeof vi> = {
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
};
