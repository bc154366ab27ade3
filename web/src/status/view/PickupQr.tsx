import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createApi, newIdempotencyKey, send } from '../../shared/api/index.js';
import { QrCode } from '../../shared/components/QrCode.js';
import card from './Card.module.css';
import { PageButton } from './PageButton.js';
import styles from './PickupQr.module.css';

const api = createApi();

/** A code for the kiosk's scanner, in place of the code of an SMS: made when it is asked for, and kept nowhere. */
export function PickupQr({ token }: { readonly token: string }) {
  const { t } = useTranslation('status');
  const asked = useMutation({
    mutationFn: (key: string) =>
      send(() =>
        api.POST('/api/public/dossiers/{token}/pickup-qr', {
          params: { header: { 'Idempotency-Key': key }, path: { token } },
        }),
      ),
    // What can be fetched with it must not outlive the page.
    gcTime: 0,
  });
  return (
    <section className={card['card']}>
      <h2>{t('qr.title')}</h2>
      <p>{t(asked.data === undefined ? 'qr.what' : 'qr.how')}</p>
      {asked.data !== undefined && (
        <div className={styles['code']}>
          <QrCode value={asked.data.text} label={t('qr.code')} />
        </div>
      )}
      {asked.isError && <p role="alert">{t('qr.failed')}</p>}
      <PageButton
        disabled={asked.isPending}
        onPress={() => {
          asked.mutate(newIdempotencyKey());
        }}
      >
        {t(asked.data === undefined ? 'qr.show' : 'qr.another')}
      </PageButton>
    </section>
  );
}
