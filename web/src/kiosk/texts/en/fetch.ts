import type { Translated } from '../../../shared/texts/index.js';
import type { fetch as vi } from '../vi/fetch.js';

export const fetch: Translated<typeof vi> = {
  pickups: {
    title_one: '{{count}} thing waits for you',
    title_other: '{{count}} things wait for you',
    what: 'Choose what to fetch first. One tray at a time: the next opens when this one is closed.',
    result: 'Result',
    application: 'Papers returned for a supplement',
    number: 'Deposit number {{number}}',
    code: 'Application code {{code}}',
    until: 'Here until {{when}}',
    overdue: 'The time ended on {{when}}; you can still fetch it here',
  },
  pickup: {
    title: 'This waits for you',
    missing: 'Missing papers',
    over: 'The time is over; you can still fetch it here.',
    open: 'Open the tray',
    others: 'Choose another',
  },
  factor: {
    citizen_id_last_four: {
      title: 'Last four digits of the citizen number',
      what: 'This result is handed to the right person only. Please enter the last four digits of the holder’s citizen number.',
      label: 'Last four digits',
    },
    birth_date: {
      title: 'Date of birth of the holder',
      what: 'This result is handed to the right person only. Please enter day, month and year of birth, for example 01/02/1990.',
      label: 'Date of birth',
    },
    noDay: 'There is no such day. Please check it.',
    go: 'Open the tray',
  },
  nothing: {
    title: 'Nothing waits for you yet',
    what: 'There is no result in the cabinet for this phone number. You will get a message when there is.',
    lookup: 'Look up an application',
    otherPhone: 'Use another number',
  },
  done: {
    title: 'You have it',
    what: 'The door of tray {{label}} is closed. Thank you.',
    reopen: 'Closed by mistake? Open it again',
    reopenFor_one: 'Can be opened again for {{count}} second',
    reopenFor_other: 'Can be opened again for {{count}} seconds',
    next_one: '{{count}} more. Fetch the next',
    next_other: '{{count}} more. Fetch the next',
    finish: 'Finish',
  },
  rating: {
    title: 'Are you satisfied?',
    what: 'One tap helps us to serve you better. You may skip it.',
    satisfied: 'Satisfied',
    neutral: 'So-so',
    dissatisfied: 'Not satisfied',
    skip: 'Skip',
  },
  thanks: {
    title: 'Thank you',
    what: 'The first screen comes back by itself in a few seconds.',
    home: 'To the first screen',
  },
};
