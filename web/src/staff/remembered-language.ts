import { languages, type Language } from '../shared/texts/index.js';

const place = 'staff-language';

/** The language that was chosen last in this browser; Vietnamese, if none was. */
export function rememberedLanguage(storage: Pick<Storage, 'getItem'>): Language {
  const remembered = storage.getItem(place);
  return languages.find((language) => language === remembered) ?? 'vi';
}

export function rememberLanguage(storage: Pick<Storage, 'setItem'>, language: string): void {
  storage.setItem(place, language);
}
