import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/run.js';

export const en: Translated<typeof vi> = {
  title: 'x',
};
