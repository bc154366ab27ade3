import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../shared/format/format.js';
import { useLanguage } from '../shared/texts/index.js';
import { useStatus } from './use-status.js';
import { DossierStatus } from './view/DossierStatus.js';
import { Footer } from './view/Footer.js';
import { Header } from './view/Header.js';
import { TroubleNotice } from './view/TroubleNotice.js';
import styles from './Status.module.css';

/** The page behind the link on the slip, for the phone of whoever holds it. */
export function Status({ token }: { readonly token: string }) {
  const { t } = useTranslation('status');
  const language = useLanguage();
  const { status, trouble, lookAgain, looking } = useStatus(token);
  const title = t('title');
  const time = status === undefined ? '' : formatTime(status.at, language);

  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <div className={styles['page']}>
      <Header />
      <main className={styles['main']} aria-busy={looking}>
        {status === undefined && trouble === undefined && <p role="status">{t('looking')}</p>}
        {status === undefined && trouble !== undefined && <TroubleNotice trouble={trouble} />}
        {status !== undefined && trouble !== undefined && (
          <p className={styles['stale']} role="alert">
            {t('stale', { time })}
          </p>
        )}
        {status !== undefined && <DossierStatus token={token} status={status} />}
      </main>
      <Footer
        heard={status === undefined || trouble !== undefined ? undefined : t('heardAt', { time })}
        onLookAgain={lookAgain}
      />
    </div>
  );
}
