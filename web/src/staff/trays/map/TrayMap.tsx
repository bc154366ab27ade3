import { useTranslation } from 'react-i18next';
import { inLanguage, useLanguage } from '../../../shared/texts/index.js';
import { byCabinet } from '../by-cabinet.js';
import { standingOf } from '../tray-standing.js';
import type { Tray } from '../tray-types.js';
import { signs } from './signs.js';
import styles from './TrayMap.module.css';

interface Props {
  readonly trays: readonly Tray[];
  readonly chosen: string | undefined;
  readonly onChoose: (label: string) => void;
}

/** Both cabinets from the front; each tray is a button that says how it stands. */
export function TrayMap({ trays, chosen, onChoose }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <div className={styles['cabinets']}>
      {byCabinet(trays).map(({ id, name, trays: placed }) => (
        <section
          key={id}
          className={styles['cabinet']}
          // A tray is as wide in the one cabinet as in the other.
          style={{ flexGrow: Math.max(...placed.map(({ column }) => column)) }}
          aria-label={inLanguage(name, language)}
        >
          <h2 className={styles['name']}>{inLanguage(name, language)}</h2>
          <div className={styles['trays']}>
            {placed.map((tray) => {
              const standing = standingOf(tray);
              return (
                <button
                  key={tray.label}
                  type="button"
                  className={styles['tray']}
                  style={{ gridColumn: tray.column, gridRow: tray.row }}
                  data-standing={standing}
                  aria-pressed={tray.label === chosen}
                  aria-label={`${tray.label}, ${t(`trays.standing.${standing}`)}`}
                  onClick={() => {
                    onChoose(tray.label);
                  }}
                >
                  <span>{tray.label}</span>
                  <span aria-hidden>{signs[standing]}</span>
                </button>
              );
            })}
          </div>
        </section>
      ))}
    </div>
  );
}
