import type { Translated } from '../../shared/texts/index.js';
import { common } from './en/common.js';
import { deposit } from './en/deposit.js';
import { door } from './en/door.js';
import { fetch } from './en/fetch.js';
import { home } from './en/home.js';
import { lookUp } from './en/look-up.js';
import { person } from './en/person.js';
import { trouble } from './en/trouble.js';
import type { vi } from './vi.js';

export const en: Translated<typeof vi> = {
  ...common,
  home,
  deposit,
  person,
  door,
  fetch,
  lookUp,
  trouble,
};
