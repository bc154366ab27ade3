import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createApi, newIdempotencyKey, send, type ProblemError } from '../../shared/api/index.js';
import { QrCode } from '../../shared/components/QrCode.js';
import { waitIn } from '../../shared/format/wait-in.js';
import { secondsToNextQr } from '../qr-refused.js';
import card from './Card.module.css';
import { PageButton } from './PageButton.js';
import styles from './PickupQr.module.css';

const api = createApi();

interface Asked {
  /** What the newest QR code says that was given and may still work. */
  readonly shown: string | undefined;
  /** Why the last one that was asked for was not given; null where it was. */
  readonly refused: ProblemError | null;
  readonly isPending: boolean;
  readonly ask: () => void;
}

/** What is shown lives as long as the part of the page that shows it: what can be fetched with it must not outlive the page. */
function useAskedQr(token: string): Asked {
  const [shown, setShown] = useState<string>();
  const { error, isPending, mutate, reset } = useMutation<{ text: string }, ProblemError, string>({
    mutationFn: (key) =>
      send(() =>
        api.POST('/api/public/dossiers/{token}/pickup-qr', {
          params: { header: { 'Idempotency-Key': key }, path: { token } },
        }),
      ),
    onSuccess: ({ text }) => {
      setShown(text);
    },
    onError: (problem) => {
      if (secondsToNextQr(problem) === undefined) setShown(undefined);
    },
    gcTime: 0,
  });
  const wait = error === null ? undefined : secondsToNextQr(error);
  useEffect(() => {
    if (wait === undefined) return undefined;
    const over = setTimeout(reset, wait * 1_000);
    return () => {
      clearTimeout(over);
    };
  }, [error, wait, reset]);
  const ask = () => {
    mutate(newIdempotencyKey());
  };
  return { shown, refused: error, isPending, ask };
}

/** A code for the kiosk's scanner, in place of the code of an SMS: made when it is asked for, and kept nowhere. */
export function PickupQr({ token }: { readonly token: string }) {
  const { t } = useTranslation('status');
  const { shown, refused, isPending, ask } = useAskedQr(token);
  return (
    <section className={card['card']}>
      <h2>{t('qr.title')}</h2>
      <p>{t(shown === undefined ? 'qr.what' : 'qr.how')}</p>
      {shown !== undefined && (
        <div className={styles['code']}>
          <QrCode value={shown} label={t('qr.code')} />
        </div>
      )}
      {refused && <Refused problem={refused} />}
      <PageButton disabled={isPending} onPress={ask}>
        {t(shown === undefined ? 'qr.show' : 'qr.another')}
      </PageButton>
    </section>
  );
}

function Refused({ problem }: { readonly problem: ProblemError }) {
  const { t } = useTranslation('status');
  const seconds = secondsToNextQr(problem);
  if (seconds === undefined) return <p role="alert">{t('qr.failed')}</p>;
  const { unit, count } = waitIn(seconds);
  return <p role="alert">{t(`qr.after.${unit}`, { count })}</p>;
}
