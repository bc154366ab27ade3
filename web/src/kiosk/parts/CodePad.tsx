import { useTranslation } from 'react-i18next';
import { Keys, type KeyFace } from './Keys.js';

interface Props {
  /** The keys from above; those of official codes unless given. */
  readonly rows?: readonly string[];
  readonly value: string;
  readonly longest: number;
  readonly onChange: (value: string) => void;
}

const officialCodeRows = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM.-'];

/** Capital letters, digits, dot and hyphen, as official codes are made of, or the keys of another code. */
export function CodePad({ rows = officialCodeRows, value, longest, onChange }: Props) {
  const { t } = useTranslation('kiosk');
  const keys: KeyFace[][] = rows.map((row) => Array.from(row).map((sign) => ({ value: sign })));
  keys.at(-1)?.push({ value: 'erase', face: '⌫', name: t('keys.erase'), width: 2 });

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
