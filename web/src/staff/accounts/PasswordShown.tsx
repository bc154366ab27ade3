import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './PasswordShown.module.css';
import { useReturnFocus } from '../components/use-return-focus.js';

/** A password that was just set, for its owner to take along. */
export interface Handover {
  readonly username: string;
  readonly password: string;
}

interface Props {
  readonly handover: Handover;
  readonly onClose: () => void;
}

/** Shown once, kept nowhere; closing takes a button, so that no slip of the finger loses it. */
export function PasswordShown({ handover: { username, password }, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('accounts.password.title', { username })}
    >
      <Stack>
        <p className={styles['secret']}>{password}</p>
        <Text>{t('accounts.password.help')}</Text>
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            {t('accounts.password.written')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
