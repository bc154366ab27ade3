import type { Translated } from '../../../shared/texts/index.js';
import type { door as vi } from '../vi/door.js';

export const door: Translated<typeof vi> = {
  tray: 'Tray',
  picture: 'Picture of the cabinet: tray {{label}} is lit, in {{cabinet}}',
  deposit: {
    opening: { title: 'The tray is opening', what: 'One moment, please.' },
    unclear: {
      title: 'Please pull the door gently',
      what: 'If it does not open, please wait; the kiosk will find another way.',
    },
    open: { title: 'The tray is open', what: 'Put the envelope in, then close the door.' },
    left_open: {
      title: 'Please close the door',
      what: 'The door is still open. Put the envelope in and close it firmly.',
    },
    asking: { title: 'Have you put the envelope in?', what: 'This tray has no sensor; please tell us.' },
    checking: { title: 'The door is closed', what: 'The tray is being checked, one moment please.' },
    settled: { title: 'The door is closed', what: 'The tray is being checked, one moment please.' },
    done: 'The envelope is in',
    notDone: 'Not yet',
  },
  pickup: {
    opening: { title: 'The tray is opening', what: 'One moment, please.' },
    unclear: {
      title: 'Please pull the door gently',
      what: 'If it does not open, please wait; the kiosk will find another way.',
    },
    open: { title: 'The tray is open', what: 'Take all papers out, then close the door.' },
    left_open: {
      title: 'Please close the door',
      what: 'The door is still open. Take all papers out and close it firmly.',
    },
    asking: { title: 'Have you taken the papers?', what: 'This tray has no sensor; please tell us.' },
    checking: { title: 'The door is closed', what: 'The tray is being checked, one moment please.' },
    settled: { title: 'The door is closed', what: 'The tray is being checked, one moment please.' },
    done: 'I have the papers',
    notDone: 'Not yet',
  },
  state: {
    opening: 'Unlocking',
    unclear: 'Not sure whether the door is open',
    open: 'The door is open',
    left_open: 'The door is still open',
    asking: 'The door is closed',
    checking: 'The door is closed',
    settled: 'The door is closed',
  },
  countdown: 'An officer will be called in {{time}}',
  officerCalled: 'An officer has been called',
  power: 'The power is failing. Please finish and close the door now.',
  noService:
    'The kiosk has lost its connection. Please go on as above and close the door; the tray will be recorded when the connection is back.',
};
