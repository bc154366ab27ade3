import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { QrCode } from '../../shared/components/QrCode.js';
import { Secret, ShownOnce } from '../components/ShownOnce.js';
import styles from './CredentialShown.module.css';
import { setUpLink } from './set-up-link.js';

interface Props {
  readonly kiosk: Schema<'ProvisionedKiosk'>;
  readonly onClose: () => void;
}

/** The credential of a new kiosk, as it is and as the address to be opened on the kiosk. */
export function CredentialShown({ kiosk: { name, credential }, onClose }: Props) {
  const { t } = useTranslation('staff');
  const link = setUpLink(window.location.origin, credential);
  return (
    <ShownOnce title={t('kiosks.credential.title', { name })} onClose={onClose}>
      <Text>{t('kiosks.credential.help')}</Text>
      <Secret>{link}</Secret>
      <div className={styles['code']}>
        <QrCode value={link} label={t('kiosks.credential.link')} />
      </div>
      <Text>{t('kiosks.credential.alone')}</Text>
      <Secret>{credential}</Secret>
    </ShownOnce>
  );
}
