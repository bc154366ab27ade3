import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/texts/index.js';
import styles from './Header.module.css';

const names = { vi: 'Tiếng Việt', en: 'English' } as const;

export function Header() {
  const { t, i18n } = useTranslation('status');
  const other = useLanguage() === 'vi' ? 'en' : 'vi';

  return (
    <header className={styles['header']}>
      <div>
        <p className={styles['locker']}>{t('locker')}</p>
        <h1>{t('title')}</h1>
      </div>
      <button
        className={styles['language']}
        lang={other}
        onClick={() => {
          void i18n.changeLanguage(other);
        }}
      >
        {names[other]}
      </button>
    </header>
  );
}
