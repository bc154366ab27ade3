import { useTranslation } from 'react-i18next';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useOverview } from '../api/queries.js';
import styles from './DeskCard.module.css';

/** Where people help people: name, address, hours and telephone of the desk. */
export function DeskCard() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { data } = useOverview();
  if (data === undefined) return null;
  const { name, address, hours, phone } = data.desk;

  return (
    <section className={styles['card']} aria-label={t('desk.title')}>
      <h2 className={styles['name']}>{inLanguage(name, language)}</h2>
      <p>{address}</p>
      <p>{inLanguage(hours, language)}</p>
      <p className={styles['phone']}>{t('desk.phone', { phone })}</p>
    </section>
  );
}
