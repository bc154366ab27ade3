import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/trays.js';

export const en: Translated<typeof vi> = {
  picture: 'Cabinet {{cabinet}}, tray {{tray}} is marked',
  size: { small: 'small', large: 'large' },
};
