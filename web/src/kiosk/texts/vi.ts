import { common } from './vi/common.js';
import { deposit } from './vi/deposit.js';
import { door } from './vi/door.js';
import { fetch } from './vi/fetch.js';
import { home } from './vi/home.js';
import { lookUp } from './vi/look-up.js';
import { person } from './vi/person.js';
import { trouble } from './vi/trouble.js';

export const vi = { ...common, home, deposit, person, door, fetch, lookUp, trouble } as const;
