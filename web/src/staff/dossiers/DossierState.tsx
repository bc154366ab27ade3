import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toneOf } from './tone.js';
import type { DossierState as State } from './types.js';

/** A dossier's state in words; the colour only repeats them. */
export function DossierState({ state }: { readonly state: State }) {
  const { t } = useTranslation('staff');
  return <Badge color={toneOf[state]}>{t(`dossierWords.state.${state}`)}</Badge>;
}
