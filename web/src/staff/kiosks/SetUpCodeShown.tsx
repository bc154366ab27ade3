import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { formatTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { Secret, ShownOnce } from '../components/ShownOnce.js';
import { inGroups } from './in-groups.js';

interface Props {
  readonly kiosk: Schema<'KioskToSetUp'>;
  readonly onClose: () => void;
}

/** The code by which a device becomes the kiosk, where to type it, and until when it works. */
export function SetUpCodeShown({ kiosk: { name, setUpCode, address, expiresAt }, onClose }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <ShownOnce title={t('kiosks.code.title', { name })} onClose={onClose}>
      <Text>{t('kiosks.code.help', { until: formatTime(expiresAt, language) })}</Text>
      <Secret>{inGroups(setUpCode)}</Secret>
      <Text>{t('kiosks.code.where')}</Text>
      <Secret>{address}</Secret>
    </ShownOnce>
  );
}
