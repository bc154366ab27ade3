import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/kiosks.js';

export const en: Translated<typeof vi> = {
  none: 'There is no kiosk yet.',
  name: 'Name of the kiosk',
  valid: 'In use',
  revoked: 'Revoked',
  waiting: 'To be set up',
  new: {
    link: 'New kiosk',
    hint: 'Such as: locker at the gate, screen 1.',
    fault: 'Give it a name.',
    submit: 'Get the set-up code',
  },
  code: {
    title: 'Set up {{name}}',
    help: 'The code works once, until {{until}}, and is shown only now. Type it on the screen at the locker itself.',
    where: 'The page to be opened on the screen at the locker:',
    again: 'New code',
  },
  revoke: {
    link: 'Revoke',
    title: 'Revoke {{name}}',
    help: 'This kiosk stops at once and for good. Whoever stands before it loses the session.',
    done: '{{name}} is revoked.',
  },
};
