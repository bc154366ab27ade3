import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/**
 * The same texts in another language: every key, and nothing else. What Vietnamese counts in one form (`…_other`) may
 * have a singular too.
 */
export type Translated<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Translated<Texts[Key]>;
} & {
  readonly [Key in keyof Texts as Key extends `${infer Stem}_other` ? `${Stem}_one` : never]?: string;
};

/**
 * Starts the texts of one screen, Vietnamese first. `name` is the namespace the screen's components ask for.
 * A missing key neither compiles nor builds; a missing value is shown by its key, never by an empty place.
 */
export function createTexts(
  name: string,
  texts: Readonly<Record<Language, object>>,
  language: Language = 'vi',
): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    defaultNS: name,
    ns: [name],
    resources: { vi: { [name]: texts.vi }, en: { [name]: texts.en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = language;
  instance.on('languageChanged', (chosen) => {
    document.documentElement.lang = chosen;
  });
  return instance;
}
