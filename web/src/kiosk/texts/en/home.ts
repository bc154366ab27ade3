import type { Translated } from '../../../shared/texts/index.js';
import type { home as vi } from '../vi/home.js';

export const home: Translated<typeof vi> = {
  title: 'Welcome! What would you like to do?',
  deposit: 'Deposit papers',
  depositHint: 'Put your application into a tray, at any hour',
  pickup: 'Fetch a result',
  pickupHint: 'With the phone number you gave',
  lookup: 'Look up',
  lookupHint: 'See where your application is',
  freeTrays: 'Free trays',
  noneFree: 'No tray is free. Next collection: {{when}}.',
  nextRun: 'Next collection',
  hours: 'Desk hours',
  smsDown:
    'Text messages are failing; a code may not arrive. You can still see an application by the QR code of its slip, and the papers each procedure needs.',
  smsDownButQr:
    'Text messages are failing; a code may not arrive. You can still fetch a result by the QR code behind the link of its notice, and see an application by the QR code of its slip.',
  demo: 'Demo',
  scanHint: 'Do you have a slip with a QR code? Hold it before the scanner to see your application.',
  scanToFetchHint: 'Do you have a slip, or a QR code for fetching? Hold it before the scanner.',
};
