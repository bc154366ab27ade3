import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toneOf } from './tone.js';
import type { DossierState as State } from './types.js';

/** A dossier's state in words; the colour only repeats them. */
export function DossierState({ state }: { readonly state: State }) {
  const { t } = useTranslation('staff');
  return (
    <Badge size="lg" radius="sm" variant="light" color={toneOf[state]} tt="none" miw="max-content" fw={600}>
      {t(`dossierWords.state.${state}`)}
    </Badge>
  );
}
