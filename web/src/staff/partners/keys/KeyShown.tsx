import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { formatDate } from '../../../shared/format/format.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { Secret, ShownOnce } from '../../components/ShownOnce.js';

interface Props {
  readonly made: Schema<'MadePartnerKey'>;
  readonly onClose: () => void;
}

/** A new key, to be handed to the partner's people. */
export function KeyShown({ made: { key, expiresAt }, onClose }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <ShownOnce title={t('partners.keys.shown.title')} onClose={onClose}>
      <Text>{t('partners.keys.shown.help', { until: formatDate(expiresAt, language) })}</Text>
      <Secret>{key}</Secret>
    </ShownOnce>
  );
}
