import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schema } from '../../shared/api/index.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useMay } from '../session/use-me.js';
import styles from './Hardware.module.css';

interface Props {
  readonly trays: readonly { readonly label: string; readonly reason?: Schema<'LocalizedText'> }[];
}

/** Trays of a board; each leads to where it is put right. */
export function BoardTrays({ trays }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const mayFollow = useMay()('tray.read');
  if (trays.length === 0) return <span className={styles['second']}>{t('hardware.none')}</span>;
  return (
    <ul className={styles['trays']} data-reasons={trays.some(({ reason }) => reason !== undefined)}>
      {trays.map(({ label, reason }) => (
        <li key={label}>
          {mayFollow ? (
            <Link className={styles['tray']} to={`/trays/${label}`}>
              {label}
            </Link>
          ) : (
            <strong>{label}</strong>
          )}
          {reason && <span className={styles['second']}> {inLanguage(reason, language)}</span>}
        </li>
      ))}
    </ul>
  );
}
