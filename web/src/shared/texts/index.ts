export { createTexts, languages, type Language, type Translated } from './create-texts.js';
export { inLanguage, useLanguage } from './use-language.js';
