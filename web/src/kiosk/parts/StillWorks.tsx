import { useTranslation } from 'react-i18next';
import styles from './StillWorks.module.css';

/** What can be done here although something is down. */
export function StillWorks({ what }: { readonly what: string }) {
  const { t } = useTranslation('kiosk');
  return (
    <section className={styles['still']}>
      <h2>{t('trouble.stillWorks')}</h2>
      <p>{what}</p>
    </section>
  );
}
