import { deletedBy } from './keys.js';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const fieldsForText = 'input:not([type=checkbox], [type=radio], [type=file]), textarea';

/** The field that has the focus and takes text. */
export function focusedField(): TextField | null {
  const element = document.activeElement;
  if (!element?.matches(fieldsForText)) return null;
  return element as TextField;
}

/** Writes text where the cursor is, as a real keyboard would. */
export function typeInto(field: TextField, text: string): void {
  const end = field.value.length;
  field.setRangeText(text, field.selectionStart ?? end, field.selectionEnd ?? end, 'end');
  tell(field);
}

export function deleteIn(field: TextField): void {
  const last = field.value.length;
  const { start, end } = deletedBy({ start: field.selectionStart ?? last, end: field.selectionEnd ?? last });
  field.setRangeText('', start, end, 'end');
  tell(field);
}

/** What Enter does in a field of a form. */
export function submitFrom(field: TextField): void {
  field.form?.requestSubmit();
}

/** React hears of a change by this event. */
function tell(field: TextField): void {
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
