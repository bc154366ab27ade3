import { useTranslation } from 'react-i18next';
import type { Schema } from '../shared/api/index.js';
import { formatPhone, formatTime } from '../shared/format/format.js';
import { useLanguage } from '../shared/texts/index.js';
import { PickupQr } from './PickupQr.js';
import styles from './Phones.module.css';

interface Props {
  readonly phones: Schema<'SimulatedPhones'>['phones'];
}

/** Every phone that was sent something, with its messages, the newest first. */
export function Phones({ phones }: Props) {
  const { t } = useTranslation('simulator');
  const language = useLanguage();
  return (
    <section className={styles['phones']} aria-label={t('phones.title')}>
      <h2>{t('phones.title')}</h2>
      {phones.length === 0 && <p>{t('phones.none')}</p>}
      {phones.map(({ phone, messages }) => (
        <article key={phone} className={styles['phone']}>
          <h3>{formatPhone(phone)}</h3>
          <ol aria-live="polite">
            {messages.map(({ id, text, at }) => (
              <li key={id} className={styles['message']}>
                <time dateTime={at}>{formatTime(at, language)}</time>
                <p>{text}</p>
                <Qr text={text} />
              </li>
            ))}
          </ol>
        </article>
      ))}
    </section>
  );
}

/** Only a message with a link has a page that could show a QR code. */
function Qr({ text }: { readonly text: string }) {
  const statusToken = /\/d\/([A-Za-z0-9_-]{16,64})/.exec(text)?.[1];
  return statusToken === undefined ? null : <PickupQr statusToken={statusToken} />;
}
