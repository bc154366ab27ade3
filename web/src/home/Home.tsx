import { useTranslation } from 'react-i18next';
import { useLanguage } from '../shared/texts/index.js';
import styles from './Home.module.css';

const surfaces = [
  { name: 'kiosk', address: '/kiosk' },
  { name: 'staff', address: '/staff' },
  { name: 'simulator', address: '/simulator' },
  { name: 'api', address: '/api/docs' },
] as const;

/** The list of surfaces at `/`. */
export function Home() {
  const { t, i18n } = useTranslation('home');
  const other = useLanguage() === 'vi' ? 'en' : 'vi';

  return (
    <main className={styles['page']}>
      <header>
        <h1>{t('title')}</h1>
        <p>{t('subtitle')}</p>
        <button
          className={styles['language']}
          lang={other}
          onClick={() => {
            void i18n.changeLanguage(other);
          }}
        >
          {other === 'vi' ? 'Tiếng Việt' : 'English'}
        </button>
      </header>
      <ul className={styles['surfaces']}>
        {surfaces.map(({ name, address }) => (
          <li key={name}>
            <a className={styles['surface']} href={address}>
              <strong>{t(`${name}.name`)}</strong>
              <span>{t(`${name}.purpose`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
