export { handOverSheetForm } from './hand-over-sheet.form.js';
export { type HandedOverDossier, type HandOverSheetValues } from './hand-over-sheet.values.js';
export { renderHandOverSheet } from './render-hand-over-sheet.js';
