import { useTranslation } from 'react-i18next';
import styles from './Phones.module.css';
import { useAuthenticators } from './use-world.js';

/** What the apps of the staff show, since nobody who tries the demo has them. */
export function Authenticators() {
  const { t } = useTranslation('simulator');
  const { data } = useAuthenticators();
  return (
    <section className={styles['phones']} aria-label={t('authenticators.title')}>
      <h2>{t('authenticators.title')}</h2>
      {data?.authenticators.length === 0 && <p>{t('authenticators.none')}</p>}
      <dl className={styles['codes']}>
        {data?.authenticators.map(({ username, displayName, code, used }) => (
          <div key={username}>
            <dt title={displayName}>{username}</dt>
            <dd>
              {used && <span>{t('authenticators.used')} </span>}
              <output>{code}</output>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
