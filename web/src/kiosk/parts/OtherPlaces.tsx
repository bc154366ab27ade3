import { useTranslation } from 'react-i18next';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useOverview } from '../api/queries.js';
import styles from './DeskCard.module.css';

/** Other places where papers can be left. */
export function OtherPlaces() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { data } = useOverview();
  const places = data?.otherPlaces ?? [];
  if (places.length === 0) return null;

  return (
    <section className={styles['card']} aria-label={t('trouble.otherPlaces')}>
      <h2 className={styles['name']}>{t('trouble.otherPlaces')}</h2>
      <ul className={styles['places']}>
        {places.map(({ name, address, hours }) => (
          <li key={address}>
            <p className={styles['place']}>{inLanguage(name, language)}</p>
            <p>{address}</p>
            <p>{inLanguage(hours, language)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
