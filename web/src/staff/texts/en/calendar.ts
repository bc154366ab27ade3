import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/calendar.js';

export const en: Translated<typeof vi> = {
  previous: 'Previous month',
  next: 'Next month',
  working: 'Working day',
  free: 'Free',
  source: { holiday: 'Holiday', site_swap: 'Moved by the site file', entered_swap: 'entered' },
  change: 'Enter holidays or working days',
  help: 'Choose days in the calendar or here; at most 31 days, none before today. Dates that citizens were told stay.',
  from: 'From',
  to: 'To (included)',
  what: 'These days are',
  name: 'By which decision',
  nameHint: 'Such as: Lunar New Year; in place of 2 January 2026.',
  enter: 'Enter',
  remove: 'Take back what was entered for these days',
  entered_other: '{{count}} days entered.',
  entered_one: 'One day entered.',
  removed_other: '{{count}} entries taken back.',
  removed_one: 'One entry taken back.',
  fault: {
    missing: 'Choose a day.',
    backwards: 'The last day is before the first.',
    too_long: 'At most 31 days at once.',
    name: 'Say by which decision.',
  },
};
