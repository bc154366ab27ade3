export { fitsOnePart, gsm7Length, multiPartSeptets, singlePartSeptets } from './gsm7.js';
export { TextParameterError } from './parameters.js';
export { removeMarks, toPlainText } from './plain-text.js';
export { speakCode } from './spoken-code.js';
export { type NoticeText, type TemplateId, templates, type TextValues, writeText } from './templates.js';
