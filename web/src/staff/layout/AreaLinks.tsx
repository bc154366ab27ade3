import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { Area } from '../routes.js';
import styles from './Header.module.css';

interface Props {
  readonly areas: readonly Area[];
  readonly direction: 'row' | 'column';
  readonly onFollow?: () => void;
}

/** Links to the areas; the one that is open says so (aria-current). */
export function AreaLinks({ areas, direction, onFollow }: Props) {
  const { t } = useTranslation('staff');
  return (
    <nav aria-label={t('shell.areas')}>
      <ul className={styles[direction]}>
        {areas.map(({ path, name }) => (
          <li key={path}>
            <NavLink className={styles['link'] ?? ''} to={`/${path}`} onClick={onFollow}>
              {t(`areas.${name}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
