import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PickupFactor } from './factor-answer.js';

interface Props {
  readonly asks: PickupFactor;
  readonly value: string;
  readonly fault: boolean;
  readonly onChange: (value: string) => void;
}

/** The field for what the kiosk will ask about the holder. */
export function PickupFactorInput({ asks, value, fault, onChange }: Props) {
  const { t } = useTranslation('staff');
  return (
    <TextInput
      label={t(`dossiers.factor.${asks}.label`)}
      description={t(`dossiers.factor.${asks}.hint`)}
      error={fault && t(`dossiers.factor.${asks}.fault`)}
      autoComplete="off"
      inputMode="numeric"
      maxLength={10}
      value={value}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
