import { useTranslation } from 'react-i18next';
import { PhoneEntry } from '../parts/PhoneEntry.js';

/** A pickup QR was scanned: the number that it goes with. No code is sent. */
export function PickupPhone({ refused }: { readonly refused: boolean }) {
  const { t } = useTranslation('kiosk');
  return (
    <PhoneEntry
      title={t('person.qr.title')}
      lead={t('person.qr.what')}
      give={t('person.qr.go')}
      refused={refused}
    />
  );
}
