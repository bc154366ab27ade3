import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/trays.js';

export const en: Translated<typeof vi> = {
  title: 'x',
};
