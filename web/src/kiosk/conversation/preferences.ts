import type { Language } from '../../shared/texts/index.js';

/** How the person wants to see the screen. */
export interface Preferences {
  readonly language: Language;
  readonly largeText: boolean;
  readonly highContrast: boolean;
}

/** What every person finds. */
export const usualPreferences: Preferences = { language: 'vi', largeText: false, highContrast: false };
