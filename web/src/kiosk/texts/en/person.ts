import type { Translated } from '../../../shared/texts/index.js';
import type { person as vi } from '../vi/person.js';

export const person: Translated<typeof vi> = {
  phone: {
    title: 'Your phone number',
    deposit: 'The code and the news about your application will be sent to this number.',
    pickup: 'Please enter the number you gave when you applied. The code will be sent to it.',
    lookup: 'Please enter the number you gave when you applied. The code will be sent to it.',
    label: 'Mobile phone number',
    refused: 'This is no Vietnamese mobile number. Please check it, for example 0912 345 678.',
    orQr: 'No messages? Open the link of our notice on your phone, show the QR code for fetching and hold it before the scanner.',
    send: 'Send me the code',
  },
  qr: {
    title: 'The phone number of the application',
    what: 'The QR code has been read. Please enter the number you gave when you applied; no code by message is needed.',
    go: 'Continue',
  },
  code: {
    message: {
      title: 'Enter the code from the message',
      what: 'The six-digit code was sent to {{phone}} and works until {{until}}.',
    },
    call: {
      title: 'Enter the code you hear',
      what: 'Please take the call: {{phone}} is told the six digits, twice, in Vietnamese. They work until {{until}}.',
    },
    label: 'Code',
    notCome: 'No code yet?',
    check: 'Continue',
    digit: '{{position}}/6',
  },
  missing: {
    title: 'No code yet?',
    what: 'A message may take a minute or two. Please check that the phone has reception and that {{phone}} is right.',
    undisclosed: 'If nothing is filed under this number, no code is sent.',
    wait_one: 'Send again in {{count}} second',
    wait_other: 'Send again in {{count}} seconds',
    again: 'Send the code again',
    call: 'Call me and read the code out',
    type: 'I have the code, enter it',
    otherPhone: 'Correct the number',
    otherChannel:
      'Messages do not work for you? At the desk an officer checks your citizen card and helps you during opening hours.',
  },
  wrong: {
    title: 'The code is not right',
    what_one: 'You have {{count}} try left. Please look at the newest message.',
    what_other: 'You have {{count}} tries left. Please look at the newest message.',
    again: 'Enter the code again',
    newCode: 'Send a new code',
  },
  over: {
    expired: {
      title: 'The code has expired',
      what: 'Each code works for a few minutes. Please get a new one.',
    },
    exhausted: { title: 'No tries left', what: 'This code does not work any more. Please get a new one.' },
    replaced: {
      title: 'The code does not work any more',
      what: 'It was used or replaced. Please get a new one.',
    },
    newCode: 'Send a new code',
  },
};
