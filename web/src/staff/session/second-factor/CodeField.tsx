import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Where the code is all that the screen asks for. */
  readonly autoFocus?: boolean;
}

const digits = 6;

/** The six digits of an authenticator app; apps show them in two groups, so blanks are taken along and left out. */
export function CodeField({ value, onChange, autoFocus = false }: Props) {
  const { t } = useTranslation('staff');
  return (
    <TextInput
      // A dialog gives the focus itself.
      data-autofocus={autoFocus || undefined}
      label={t('secondFactor.code')}
      name="one-time-code"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      autoFocus={autoFocus}
      withAsterisk={false}
      size="lg"
      value={value}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value.replace(/\D/g, '').slice(0, digits));
      }}
    />
  );
}
