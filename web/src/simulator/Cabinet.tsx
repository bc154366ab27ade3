import { useTranslation } from 'react-i18next';
import type { Schema } from '../shared/api/index.js';
import { inLanguage, useLanguage } from '../shared/texts/index.js';
import { isBroken, type SimulatedTray } from './acts.js';
import styles from './Cabinet.module.css';

interface Props {
  readonly cabinet: Schema<'SimulatedCabinets'>['cabinets'][number];
  readonly chosen: string | undefined;
  readonly onChoose: (tray: SimulatedTray) => void;
}

/** A cabinet from the front: every door as it really stands. */
export function Cabinet({ cabinet, chosen, onChoose }: Props) {
  const language = useLanguage();
  return (
    <section className={styles['cabinet']} data-power={cabinet.power}>
      <h2>{inLanguage(cabinet.name, language)}</h2>
      <ul className={styles['trays']}>
        {cabinet.trays.map((tray) => (
          <li key={tray.label} style={{ gridColumn: tray.column, gridRow: tray.row }}>
            <Door tray={tray} chosen={tray.label === chosen} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DoorProps {
  readonly tray: SimulatedTray;
  readonly chosen: boolean;
  readonly onChoose: (tray: SimulatedTray) => void;
}

function Door({ tray, chosen, onChoose }: DoorProps) {
  const { t } = useTranslation('simulator');
  const papers = tray.papers === 0 ? t('tray.papers_none') : t('tray.papers', { count: tray.papers });
  return (
    <button
      className={styles['door']}
      data-door={tray.door}
      data-broken={isBroken(tray)}
      aria-pressed={chosen}
      aria-label={t('tray.name', { label: tray.label, door: t(`tray.door.${tray.door}`), papers })}
      onClick={() => {
        onChoose(tray);
      }}
    >
      <span className={styles['label']}>{tray.label}</span>
      <span className={styles['papers']}>{tray.papers > 0 && '✉'.repeat(Math.min(tray.papers, 3))}</span>
      {isBroken(tray) && <span className={styles['broken']}>!</span>}
    </button>
  );
}
