import type { Translated } from '../../shared/texts/index.js';
import type { vi } from './vi.js';

export const en: Translated<typeof vi> = {
  title: 'Where your application stands',
  locker: '24/7 document locker',
  looking: 'Looking where it is…',
  lookAgain: 'Look again',
  heardAt: 'As of {{time}}',
  stale: 'There is nothing newer at the moment. This was so at {{time}}.',
  fetch: {
    title: 'Time to fetch it from the locker',
    how: 'The locker works day and night.',
    until: 'Until {{time}}',
    past: 'The time is over. An officer will take it to the desk on the next round.',
    today: 'Today is the last day.',
    tomorrow: 'Tomorrow is the last day.',
    days_one: '{{count}} day left.',
    days_other: '{{count}} days left.',
  },
  qr: {
    title: 'Fetch it with a QR code',
    what: 'No message with a code? Show this QR code at the locker to fetch it.',
    how: 'Hold the code before the scanner of the locker, then enter the phone number you gave. It works once. Please show it to nobody else.',
    code: 'QR code to fetch it from the locker',
    show: 'Show the QR code',
    another: 'Get another code',
    failed: 'The code could not be made. Please try again in a few minutes.',
    after: {
      seconds_one: 'You can get another code in {{count}} second.',
      seconds_other: 'You can get another code in {{count}} seconds.',
      minutes_one: 'You can get another code in {{count}} minute.',
      minutes_other: 'You can get another code in {{count}} minutes.',
      hours_one: 'You can get another code in {{count}} hour.',
      hours_other: 'You can get another code in {{count}} hours.',
    },
  },
  missing: {
    title: 'Missing papers',
  },
  facts: {
    title: 'Your application',
    where: 'Where it is',
    procedure: 'Procedure',
    depositNumber: 'Deposit number',
    depositedAt: 'Put into the locker',
    dueAt: 'Result expected',
    closedAt: 'Closed',
    slip: 'Get the slip (PDF)',
  },
  place: {
    citizen: 'With you',
    cabinet: '24/7 locker',
    officer: 'One-stop officer',
    department: 'Department',
    agency: 'Other agency',
    desk: 'Desk',
    unknown: 'Being checked by an officer',
  },
  progress: {
    title: 'Steps',
    deposit: 'Envelope put into the locker',
    check: 'Papers are checked',
    processing: 'Application is processed',
    result: 'Result is returned',
    done: 'done',
    current: 'now',
    ahead: 'still to come',
  },
  desk: {
    address: 'Address',
    hours: 'Opening hours',
    phone: 'Telephone',
  },
  trouble: {
    unknown_link: {
      title: 'There is no such page',
      text: 'The link is wrong or a part of it is missing. Please scan the QR code on the slip again, or open the link in the SMS.',
    },
    no_network: {
      title: 'Your phone has no network',
      text: 'Please switch on mobile data or Wi-Fi and look again. Nothing has happened to your application.',
    },
    service_away: {
      title: 'Not available at the moment',
      text: 'The service does not answer. Please look again in a few minutes. Nothing has happened to your application.',
    },
  },
};
