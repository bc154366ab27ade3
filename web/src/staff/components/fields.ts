import type { ChangeEvent } from 'react';

/** What a text field, a text area or a select needs to show one value of a draft and to change it. */
export function textField(value: string, onChange: (value: string) => void) {
  return {
    value,
    onChange: ({
      currentTarget,
    }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>): void => {
      onChange(currentTarget.value);
    },
  };
}

/** The same for a box to be ticked. */
export function tickField(checked: boolean, onChange: (checked: boolean) => void) {
  return {
    checked,
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
      onChange(currentTarget.checked);
    },
  };
}
