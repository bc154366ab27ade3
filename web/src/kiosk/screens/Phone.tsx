import { useTranslation } from 'react-i18next';
import { useOverview } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { Note } from '../parts/Note.js';
import { PhoneEntry } from '../parts/PhoneEntry.js';

/** The number that the code goes to. */
export function Phone({ refused }: { readonly refused: boolean }) {
  const { t } = useTranslation('kiosk');
  const { purpose } = useKiosk().state.visit;
  const { data: overview } = useOverview();
  return (
    <PhoneEntry
      title={t('person.phone.title')}
      lead={t(`person.phone.${purpose}`)}
      give={t('person.phone.send')}
      refused={refused}
    >
      {purpose === 'pickup' && overview?.pickupQr === true ? <Note>{t('person.phone.orQr')}</Note> : null}
    </PhoneEntry>
  );
}
