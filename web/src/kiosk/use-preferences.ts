import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from './conversation/preferences.js';

/** Puts the person's preferences onto the page. */
export function usePreferences({ language, largeText, highContrast }: Preferences): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['text'] = largeText ? 'large' : 'normal';
    dataset['contrast'] = highContrast ? 'high' : 'normal';
  }, [largeText, highContrast]);
}
