import type { Translated } from '../../shared/texts/index.js';
import type { vi } from './vi.js';

export const en: Translated<typeof vi> = {
  title: '24/7 document locker',
  subtitle: 'The screens of the system',
  kiosk: { name: 'The screen at the cabinet', purpose: 'Citizens deposit, fetch and look up' },
  staff: { name: 'The staff console', purpose: 'Runs, trays, dossiers, catalogue' },
  simulator: {
    name: 'The virtual cabinet',
    purpose: 'Open and close doors, put papers in, read the messages; only in the demo',
  },
  api: { name: 'API', purpose: 'The OpenAPI document' },
};
