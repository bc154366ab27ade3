import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../session/use-me.js';
import styles from './Hardware.module.css';

/** Every tray of a board, where its name for each would say no more: the board is silent, or the bridge is away. */
export function AllTrays({ count }: { readonly count: number }) {
  const { t } = useTranslation('staff');
  const mayFollow = useMay()('tray.read');
  const words = t('hardware.allTrays', { count });
  if (!mayFollow) return <strong>{words}</strong>;
  return (
    <div className={styles['allTrays']}>
      <Link className={styles['tray']} to="/trays">
        {words}
      </Link>
    </div>
  );
}
