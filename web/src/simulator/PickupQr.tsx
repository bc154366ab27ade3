import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createApi, newIdempotencyKey, send } from '../shared/api/index.js';
import { holdBeforeScanner } from '../shared/simulated-scanner.js';
import styles from './Phones.module.css';

const api = createApi();

/** Opens the page behind a message's link on its phone, has it show the pickup QR, and holds that before the kiosk's scanner. */
export function PickupQr({ statusToken }: { readonly statusToken: string }) {
  const { t } = useTranslation('simulator');
  const held = useMutation({
    mutationFn: (key: string) =>
      send(() =>
        api.POST('/api/public/dossiers/{token}/pickup-qr', {
          params: { header: { 'Idempotency-Key': key }, path: { token: statusToken } },
        }),
      ),
    onSuccess: ({ text }) => {
      holdBeforeScanner(text);
    },
  });
  return (
    <p className={styles['scanner']}>
      <button
        disabled={held.isPending}
        onClick={() => {
          held.mutate(newIdempotencyKey());
        }}
      >
        {t('phones.holdQr')}
      </button>
      <span role="status">{held.isError ? t('phones.noQr') : held.isSuccess ? t('phones.held') : ''}</span>
    </p>
  );
}
