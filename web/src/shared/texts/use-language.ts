import { useTranslation } from 'react-i18next';
import type { Language } from './create-texts.js';

/** The language the person has chosen. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'vi';
}

/** A text that the service gives in both languages. */
export const inLanguage = (text: Readonly<Record<Language, string>>, language: Language): string =>
  text[language];
