import { useTranslation } from 'react-i18next';
import { letterRows, tones, typeName, type NameKey, type Tone } from '../input/vietnamese-keyboard.js';
import { Keys, type KeyFace } from './Keys.js';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const toneKeys = Object.keys(tones) as Tone[];
/** What cannot be mistaken for a letter. */
const controls: Readonly<Record<string, NameKey>> = {
  space: { kind: 'space' },
  erase: { kind: 'erase' },
  ...Object.fromEntries(toneKeys.map((tone) => [tone, { kind: 'tone', tone }])),
};

/** A keyboard with the Vietnamese letters and five keys for the tones. */
export function LetterPad({ value, onChange }: Props) {
  const { t } = useTranslation('kiosk');
  const letters: KeyFace[][] = letterRows.map((row) => Array.from(row).map((letter) => ({ value: letter })));
  const toneRow = toneKeys.map((tone) => ({
    value: tone,
    face: t(`keys.toneFaces.${tone}`),
    width: 1.6,
    name: t(`keys.tones.${tone}`),
  }));
  const last = [
    ...toneRow,
    { value: 'space', face: t('keys.space'), width: 3 },
    { value: 'erase', face: '⌫', name: t('keys.erase'), width: 1.5 },
  ];

  return (
    <Keys
      label={t('keys.letters')}
      shape="flat"
      rows={[...letters, last]}
      onKey={(key) => {
        onChange(typeName(value, controls[key] ?? { kind: 'letter', letter: key }));
      }}
    />
  );
}
