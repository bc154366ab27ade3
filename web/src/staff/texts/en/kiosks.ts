import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/kiosks.js';

export const en: Translated<typeof vi> = {
  none: 'There is no kiosk yet.',
  name: 'Name of the kiosk',
  valid: 'In use',
  revoked: 'Revoked',
  new: {
    link: 'New kiosk',
    hint: 'Such as: locker at the gate, screen 1.',
    fault: 'Give it a name.',
    submit: 'Provision',
  },
  credential: {
    title: 'Set up {{name}}',
    help: 'Open this address on the screen at the locker itself. Address and credential are shown only now.',
    link: 'QR code of the address',
    alone: 'Or enter the credential:',
  },
  revoke: {
    link: 'Revoke',
    title: 'Revoke {{name}}',
    help: 'This kiosk stops at once and for good. Whoever stands before it loses the session.',
    done: '{{name}} is revoked.',
  },
};
