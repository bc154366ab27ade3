import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Secret, ShownOnce } from '../components/ShownOnce.js';

/** A password that was just set, for its owner to take along. */
export interface Handover {
  readonly username: string;
  readonly password: string;
}

interface Props {
  readonly handover: Handover;
  readonly onClose: () => void;
}

/** The password that somebody was given, to be handed over to them. */
export function PasswordShown({ handover: { username, password }, onClose }: Props) {
  const { t } = useTranslation('staff');
  return (
    <ShownOnce title={t('accounts.password.title', { username })} onClose={onClose}>
      <Secret>{password}</Secret>
      <Text>{t('accounts.password.help')}</Text>
    </ShownOnce>
  );
}
