import type { Translated } from '../../../shared/texts/index.js';
import type { trouble as vi } from '../vi/trouble.js';

export const trouble: Translated<typeof vi> = {
  what: {
    no_tray_free: { title: 'No tray is free', what: 'There is no free tray that fits this application.' },
    other_door_open: {
      title: 'Another tray is open',
      what: 'Only one tray opens at a time. Please close the open one and try again.',
    },
    lock_stuck_deposit: {
      title: 'The tray does not open',
      what: 'We are sorry. The lock of tray {{label}} is stuck and has been reported. Please use another tray.',
    },
    lock_stuck_pickup: {
      title: 'The tray does not open',
      what: 'We are sorry. The lock of tray {{label}} is stuck and an officer has been called; your papers are safe in the tray. Please contact the desk, or try again later.',
    },
    lock_cools_deposit: {
      title: 'The cabinet’s locks have to rest a little',
      what: 'The lock of tray {{label}} cannot open at once; nothing is broken. Please open another tray, now or in some seconds.',
    },
    lock_cools_pickup: {
      title: 'The cabinet’s locks have to rest a little',
      what: 'The lock of tray {{label}} cannot open at once; your papers are safe in the tray. Please wait here, then open it again.',
    },
    not_put_in: {
      title: 'The tray is still empty',
      what: 'The door is closed, but there is no envelope in tray {{label}}.',
    },
    not_taken: {
      title: 'The papers are still in the tray',
      what: 'The door is closed, but the papers are still in tray {{label}}.',
    },
    unsure_deposit: {
      title: 'An officer will look into the tray',
      what: 'It is not certain that the envelope lies in tray {{label}}. If its door is still open, please close it. An officer will look; see the outcome under Look up, or ask at the desk.',
    },
    unsure_pickup: {
      title: 'An officer will look into the tray',
      what: 'It is not certain that all papers were taken from tray {{label}}. If its door is still open, please close it. An officer will look; please contact the desk if you need to.',
    },
    tray_blocked: {
      title: 'This tray is out of use',
      what: 'An officer must look into it first. Your papers are safe.',
    },
    cabinet_unreachable: {
      title: 'The cabinet does not answer',
      what: 'No tray can be opened now. Please try again in a moment.',
    },
    power_failing: {
      title: 'The power is failing',
      what: 'The mains supply has failed, so no more trays are opened. If one is open, please close it. The papers in the cabinet are safe.',
    },
    unreachable: {
      title: 'No connection',
      what: 'The kiosk does not reach the server. You can safely try again; nothing is done twice.',
    },
    sms_failed: {
      title: 'The message could not be sent',
      what: 'There is a fault with text messages. Please try again, or go to the desk.',
    },
    message_undelivered: {
      title: 'The message did not reach this number',
      what: 'The number may be wrong, or the phone switched off. Please check the number, or get a new code.',
    },
    call_unanswered: {
      title: 'Nobody answered',
      what: 'Nobody took the call with the code, or the line was busy. Please keep the phone at hand and have us call again, or get the code by message.',
    },
    too_many_requests: {
      title: 'Please wait a little',
      what: 'This number has just been sent a code. Please wait and get a new one, or go to the desk.',
    },
    kiosk_at_limit: {
      title: 'This kiosk sends no codes for now',
      what: 'Too much was tried at this kiosk. The papers in the cabinet are safe. Please come back later, or go to the desk.',
    },
    site_at_limit: {
      title: 'No more codes are sent today',
      what: 'All messages for codes have been used. Please come back later, or go to the desk.',
    },
    phone_at_desk: {
      title: 'Please go to the desk with this number',
      what: 'No code is sent to this number now. Its owner brings a citizen card to the desk and is helped there at once.',
    },
    pickup_qr_wrong: {
      title: 'QR code and phone number do not match',
      what: 'Please check the phone number, or hold the newest QR code before the scanner: each works once.',
    },
    factor_wrong: {
      title: 'This is not right',
      what: 'What was entered does not fit the holder of the result. Please check it and enter it again.',
    },
    factor_exhausted: {
      title: 'No tries left',
      what: 'The papers are safe in the tray. Their holder brings a citizen card to the desk and gets them there.',
    },
    session_ended: {
      title: 'Your session has ended',
      what: 'To protect you, a session lasts only a few minutes. Please get a new code to go on.',
    },
    no_longer_offered: {
      title: 'This procedure is no longer taken here',
      what: 'The list has just changed. Please choose another one or ask at the desk.',
    },
    not_here: {
      title: 'It is no longer here',
      what: 'An officer may just have moved it. Please look it up again or ask at the desk.',
    },
    no_such_page: { title: 'Nothing found', what: 'The scanned code belongs to no application here.' },
    unexpected: {
      title: 'Something went wrong',
      what: 'We are sorry. Please try again, or ask at the desk.',
    },
  },
  way: {
    answer_again: 'Enter it again',
    number_again: 'Enter the number again',
    by_code: 'Use a code by message',
    try_again: 'Try again',
    another_tray: 'Open another tray',
    open_again: 'Open the tray again',
    new_code: 'Get a new code',
    call_again: 'Call me again',
    by_message: 'Get the code by message',
    other_number: 'Correct the number',
    what_waits: 'See what waits',
    leave: 'To the first screen',
  },
  readyIn_one: 'This tray can be opened in {{count}} second.',
  readyIn_other: 'This tray can be opened in {{count}} seconds.',
  triesLeft_one: 'You have {{count}} try left.',
  triesLeft_other: 'You have {{count}} tries left.',
  after: {
    seconds_one: 'You can get a new code in {{count}} second.',
    seconds_other: 'You can get a new code in {{count}} seconds.',
    minutes_one: 'You can get a new code in {{count}} minute.',
    minutes_other: 'You can get a new code in {{count}} minutes.',
    hours_one: 'You can get a new code in {{count}} hour.',
    hours_other: 'You can get a new code in {{count}} hours.',
  },
  nextRun: 'An officer empties the trays at {{when}}; then there will be free ones.',
  depositNumber: 'Your deposit number: {{number}}',
  openTrays: 'Open now: {{trays}}',
  otherPlaces: 'Other places to deposit',
  stillWorks: 'What still works',
  withoutSms:
    'You can still see an application by the QR code of its slip, and the papers each procedure needs.',
  stopped: {
    unreachable: {
      title: 'The kiosk has no connection',
      what: 'It comes back by itself when the network does. The papers in the cabinet are safe.',
      still: 'The desk during opening hours, or come back later.',
    },
    power_failing: {
      title: 'The power is failing',
      what: 'No more trays are opened until it is back. If one is open, please close it. The papers in the cabinet are safe.',
      still: 'The desk during opening hours, or come back when the power is back.',
    },
    out_of_service: {
      title: 'The cabinet is out of service',
      what: 'It does not answer, so no tray can be opened. The kiosk comes back by itself when it does. The papers in the cabinet are safe.',
      still: 'You can still look up an application.',
    },
  },
};
