import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CodeField } from './CodeField.js';

/** What is shown: the code of the app, or a recovery code where the phone is not at hand. */
export interface SecondFactor {
  readonly way: 'app' | 'paper';
  readonly code: string;
}

export const noSecondFactor: SecondFactor = { way: 'app', code: '' };

interface Props {
  readonly value: SecondFactor;
  readonly onChange: (value: SecondFactor) => void;
}

/** The field for a code of one kind, to be followed by the way to the other kind. */
export function SecondFactorField({ value: { way, code }, onChange }: Props) {
  const { t } = useTranslation('staff');
  const change = (changed: string): void => {
    onChange({ way, code: changed });
  };
  if (way === 'app') return <CodeField autoFocus value={code} onChange={change} />;
  return (
    <TextInput
      label={t('secondFactor.recoveryCode')}
      name="recovery-code"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      required
      withAsterisk={false}
      size="lg"
      value={code}
      onChange={({ currentTarget }) => {
        change(currentTarget.value);
      }}
    />
  );
}

/** Leads from one kind of code to the other. */
export function OtherSecondFactor({ value: { way }, onChange }: Props) {
  const { t } = useTranslation('staff');
  return (
    <Button
      variant="subtle"
      onClick={() => {
        onChange({ way: way === 'app' ? 'paper' : 'app', code: '' });
      }}
    >
      {t(`secondFactor.${way}.other`)}
    </Button>
  );
}
