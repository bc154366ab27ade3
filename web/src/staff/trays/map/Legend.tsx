import { useTranslation } from 'react-i18next';
import { countStandings, standings } from '../tray-standing.js';
import type { Tray } from '../tray-types.js';
import styles from './TrayMap.module.css';
import { signs } from './signs.js';

/** What the signs on the map mean, and how many trays have each. */
export function Legend({ trays }: { readonly trays: readonly Tray[] }) {
  const { t } = useTranslation('staff');
  const counts = countStandings(trays);
  return (
    <ul className={styles['legend']} aria-label={t('trays.legend')}>
      {standings.map((standing) => (
        <li key={standing}>
          <span className={styles['key']} data-standing={standing} aria-hidden>
            {signs[standing]}
          </span>{' '}
          {t(`trays.standing.${standing}`)}: <strong>{counts[standing]}</strong>
        </li>
      ))}
    </ul>
  );
}
