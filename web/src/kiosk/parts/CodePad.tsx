import { useTranslation } from 'react-i18next';
import { Keys, type KeyFace } from './Keys.js';

interface Props {
  readonly value: string;
  readonly longest: number;
  readonly onChange: (value: string) => void;
}

const rows = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM.-'];

/** Capital letters, digits, dot and hyphen: what official codes are made of. */
export function CodePad({ value, longest, onChange }: Props) {
  const { t } = useTranslation('kiosk');
  const keys: KeyFace[][] = rows.map((row) => Array.from(row).map((sign) => ({ value: sign })));
  keys[3]?.push({ value: 'erase', face: '⌫', name: t('keys.erase'), width: 2 });

  return (
    <Keys
      label={t('keys.letters')}
      shape="flat"
      rows={keys}
      onKey={(key) => {
        if (key === 'erase') onChange(value.slice(0, -1));
        else if (value.length < longest) onChange(value + key);
      }}
    />
  );
}
