import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import type { Dossier } from './types.js';
import { whereaboutsOf } from './whereabouts.js';

/** One sentence about where the papers of a dossier are now. */
export function Whereabouts({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { sentence, tray, name, until } = whereaboutsOf(dossier);
  return t(`dossiers.where.${sentence}`, {
    tray,
    name: typeof name === 'string' ? name : name[language],
    time: until === null ? '' : formatDateTime(until, language),
  });
}
