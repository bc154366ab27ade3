import type { Translated } from '../../../shared/texts/index.js';
import type { lookUp as vi } from '../vi/look-up.js';

export const lookUp: Translated<typeof vi> = {
  list: {
    title_one: '{{count}} application of yours',
    title_other: '{{count}} applications of yours',
    what: 'Touch one to see more.',
    finish: 'Finish',
  },
  nothing: {
    title: 'Nothing found',
    what: 'There was no application with this phone number in the last 30 days.',
    finish: 'Finish',
  },
  one: {
    next: 'What comes next',
    code: 'Application code',
    number: 'Deposit number',
    deposited: 'Deposited',
    due: 'Due',
    fetchUntil: 'In the cabinet until',
    missing: 'Missing papers',
    finish: 'Finish',
  },
};
