import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useKioskMode } from '../kiosk-mode/use-kiosk-mode.js';
import { ownSessions } from '../routes.js';
import { useMe } from '../session/use-me.js';
import styles from './Header.module.css';

/** Who is signed in; leads to where else they are. At the kiosk, where passers-by look on, only the name. */
export function OwnName() {
  const { t } = useTranslation('staff');
  const { displayName } = useMe();
  if (useKioskMode()) return <span className={styles['person']}>{displayName}</span>;
  return (
    <Link to={`/${ownSessions.path}`} className={`${styles['person'] ?? ''} ${styles['personLink'] ?? ''}`}>
      {displayName}
      <span className="visually-hidden">. {t('ownSessions.title')}</span>
    </Link>
  );
}
