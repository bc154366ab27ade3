import { useTranslation } from 'react-i18next';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useOverview } from '../api/queries.js';
import styles from './SiteName.module.css';

/** Whose cabinet this is; and that nothing here is real, if so. */
export function SiteName() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { data } = useOverview();
  return (
    <div className={styles['site']}>
      <p className={styles['name']}>
        {t('title')}
        {data?.demo === true ? <span className={styles['demo']}>{t('home.demo')}</span> : null}
      </p>
      {data === undefined ? null : <p className={styles['owner']}>{inLanguage(data.siteName, language)}</p>}
    </div>
  );
}
