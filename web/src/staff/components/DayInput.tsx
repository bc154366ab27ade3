import { TextInput, type TextInputProps } from '@mantine/core';
import { formatDay } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { textField } from './fields.js';

interface Props extends Pick<TextInputProps, 'label' | 'error' | 'min'> {
  /** `2026-11-23`; empty while not chosen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day. The browser writes it as its own language wants, so the day is told below as everybody here writes it. */
export function DayInput({ value, onChange, ...rest }: Props) {
  const language = useLanguage();
  const isDay = !Number.isNaN(Date.parse(value));
  return (
    <TextInput
      type="date"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={isDay ? formatDay(value, language) : undefined}
      {...textField(value, onChange)}
      {...rest}
    />
  );
}
