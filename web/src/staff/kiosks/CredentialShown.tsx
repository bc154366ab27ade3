import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { QrCode } from '../../shared/components/QrCode.js';
import styles from '../accounts/PasswordShown.module.css';
import { setUpLink } from './set-up-link.js';
import { useReturnFocus } from '../components/use-return-focus.js';

interface Props {
  readonly kiosk: Schema<'ProvisionedKiosk'>;
  readonly onClose: () => void;
}

/** The credential of a new kiosk, shown once, as it is and as the address to be opened on the kiosk. */
export function CredentialShown({ kiosk: { name, credential }, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  const link = setUpLink(window.location.origin, credential);
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('kiosks.credential.title', { name })}
    >
      <Stack>
        <Text>{t('kiosks.credential.help')}</Text>
        <p className={styles['secret']}>{link}</p>
        <div className={styles['code']}>
          <QrCode value={link} label={t('kiosks.credential.link')} />
        </div>
        <Text>{t('kiosks.credential.alone')}</Text>
        <p className={styles['secret']}>{credential}</p>
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            {t('accounts.password.written')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
