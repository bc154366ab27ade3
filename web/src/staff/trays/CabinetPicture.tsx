import { useTranslation } from 'react-i18next';
import { arrange } from './arrange.js';
import styles from './CabinetPicture.module.css';
import { useTrays } from './use-trays.js';

/** The cabinet that has a tray, drawn small, with that tray lit: where to go. */
export function CabinetPicture({ lit }: { readonly lit: string }) {
  const { t } = useTranslation('staff');
  const { data: trays = [] } = useTrays();
  const cabinet = arrange(trays).find(({ blocks }) =>
    blocks.some(({ rows }) => rows.some((row) => row.some(({ label }) => label === lit))),
  );
  if (!cabinet) return null;
  return (
    <div
      className={styles['cabinet']}
      role="img"
      aria-label={t('trays.picture', { tray: lit, cabinet: cabinet.cabinetId })}
    >
      {cabinet.blocks.map(({ rows }, block) => (
        <div key={block} className={styles['block']}>
          {rows.flat().map(({ label, size }) => (
            <span key={label} className={styles['tray']} data-lit={label === lit} data-size={size}>
              {label === lit ? label : ''}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
