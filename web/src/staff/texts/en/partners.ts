import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/partners.js';

export const en: Translated<typeof vi> = {
  none: 'No system is connected yet.',
  name: 'Name of the system',
  may: 'May',
  department: 'Dossiers of',
  everyDepartment: 'All departments and agencies',
  scope: {
    'dossiers.read': 'See where a dossier stands',
    'results.announce': 'Announce new results',
  },
  standing: { valid: 'Connected', keyless: 'No key yet', ended: 'Ended' },
  new: {
    link: 'New system',
    hint: 'Such as: electronic one-stop system.',
    nameFault: 'Give it a name.',
    scopeFault: 'Choose at least one thing.',
    submit: 'Add the system',
  },
  end: {
    link: 'End the connection',
    title: 'End the connection with {{name}}',
    help: 'This system is cut off at once and for good. All its keys stop working.',
    done: 'The connection with {{name}} has ended.',
  },
  keys: {
    title: 'Access keys',
    none: 'There is no key yet. Without one the system cannot connect.',
    new: 'New key',
    make: 'Make the key',
    works: 'Works for',
    days: '{{days}} days',
    begins: 'Key',
    until: 'Works until',
    expired: 'Expired',
    lastUsed: 'Last used',
    never: 'Not yet',
    shown: {
      title: 'New key',
      help: 'The key works until {{until}} and is shown only now. Give it to the engineers of the system in a safe way.',
    },
    end: {
      link: 'End the key',
      title: 'End the key {{prefix}}',
      help: 'The key stops working at once. A system that still uses it is cut off.',
      done: 'The key {{prefix}} has ended.',
    },
  },
};
