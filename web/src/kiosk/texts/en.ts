import type { Translated } from '../../shared/texts/index.js';
import type { vi } from './vi.js';

export const en: Translated<typeof vi> = {
  title: '24/7 document locker',
};
