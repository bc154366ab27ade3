import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Secret, ShownOnce } from '../../components/ShownOnce.js';

interface Props {
  readonly secret: string;
  readonly onClose: () => void;
}

/** A new secret that signs messages, to be handed to the partner's people. */
export function SecretShown({ secret, onClose }: Props) {
  const { t } = useTranslation('staff');
  return (
    <ShownOnce title={t('partners.webhook.secret.title')} onClose={onClose}>
      <Text>{t('partners.webhook.secret.help')}</Text>
      <Secret>{secret}</Secret>
    </ShownOnce>
  );
}
