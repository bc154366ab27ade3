import type { Translated } from '../../../shared/texts/index.js';
import type { common as vi } from '../vi/common.js';

export const common: Translated<typeof vi> = {
  title: '24/7 document locker',
  frame: {
    clock: 'Clock',
    staff: 'Clock {{time}}. Staff entry: hold for three seconds',
    settings: 'Display',
    language: 'Tiếng Việt',
    largeText: 'Large text',
    highContrast: 'High contrast',
    back: 'Back',
    cancel: 'Cancel',
    ways: 'Way back',
    more: 'Show more',
    toTop: 'Back to the top',
    busy: 'One moment, please…',
    notLive: 'No connection to the server. Connecting again…',
  },
  idle: {
    title: 'Are you still there?',
    what_one: 'In {{count}} second everything on this screen will be erased.',
    what_other: 'In {{count}} seconds everything on this screen will be erased.',
    stay: 'I am still here',
    leave: 'Finish now',
  },
  keys: {
    digits: 'Number keys',
    letters: 'Letter keys',
    erase: 'Erase',
    eraseAll: 'Erase all',
    space: 'Space',
    toneFaces: { acute: '´ sắc', grave: '` huyền', hook: '? hỏi', tilde: '~ ngã', dot: '. nặng' },
    tones: {
      acute: 'Tone sắc (acute)',
      grave: 'Tone huyền (grave)',
      hook: 'Tone hỏi (hook)',
      tilde: 'Tone ngã (tilde)',
      dot: 'Tone nặng (dot)',
    },
  },
  desk: {
    title: 'Help desk',
    phone: 'Phone: {{phone}}',
  },
  setUp: {
    title: 'Set up the kiosk',
    what: 'For the technician. Please enter the set-up code of ten characters from the staff console, under kiosks.',
    refused: 'This device is a kiosk no longer. Please enter a new set-up code.',
    wrong: 'The code is wrong. Please compare it with the staff console.',
    over: 'The code has expired or was used. Please get a new one in the staff console.',
    unreachable: 'The server does not answer. Please try again.',
    code: 'Set-up code',
    save: 'Set up',
  },
  starting: {
    title: 'Starting',
    what: 'The kiosk is connecting to the server…',
  },
};
