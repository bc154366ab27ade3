import { useTranslation } from 'react-i18next';
import { Keys } from './Keys.js';

interface Props {
  readonly value: string;
  readonly longest: number;
  readonly onChange: (value: string) => void;
}

const erase = 'erase';
const eraseAll = 'erase-all';

/** Digits as on a telephone. */
export function NumberPad({ value, longest, onChange }: Props) {
  const { t } = useTranslation('kiosk');
  const digits = ['123', '456', '789'].map((row) => Array.from(row).map((digit) => ({ value: digit })));
  const last = [
    { value: eraseAll, face: '✕', name: t('keys.eraseAll') },
    { value: '0' },
    { value: erase, face: '⌫', name: t('keys.erase') },
  ];

  return (
    <Keys
      label={t('keys.digits')}
      shape="tall"
      rows={[...digits, last]}
      onKey={(key) => {
        if (key === erase) onChange(value.slice(0, -1));
        else if (key === eraseAll) onChange('');
        else if (value.length < longest) onChange(value + key);
      }}
    />
  );
}
