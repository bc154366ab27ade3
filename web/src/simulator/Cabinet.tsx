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
  const { lamp, litTrays } = cabinet.signals;
  return (
    <section className={styles['cabinet']} data-power={cabinet.power} data-lamp={lamp}>
      <h2>{inLanguage(cabinet.name, language)}</h2>
      <Signals {...cabinet.signals} />
      <ul className={styles['trays']}>
        {cabinet.trays.map((tray) => (
          <li key={tray.label} style={{ gridColumn: tray.column, gridRow: tray.row }}>
            <Door
              tray={tray}
              lit={litTrays.includes(tray.label)}
              chosen={tray.label === chosen}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What lamps and buzzer do at this moment, in words: the colour of the cabinet alone would not be seen by everybody. */
function Signals({ lamp, buzzer, litTrays }: Props['cabinet']['signals']) {
  const { t } = useTranslation('simulator');
  return (
    <p className={styles['signals']}>
      <span>{t(lamp ? 'signals.lamp_lit' : 'signals.lamp_dark')}</span>
      {litTrays.length > 0 && <span>{t('signals.trays_lit', { trays: litTrays.join(', ') })}</span>}
      {buzzer && <strong>{t('signals.buzzer_sounding')}</strong>}
    </p>
  );
}

interface DoorProps {
  readonly tray: SimulatedTray;
  /** Whether its own lamp is lit. */
  readonly lit: boolean;
  readonly chosen: boolean;
  readonly onChoose: (tray: SimulatedTray) => void;
}

function Door({ tray, lit, chosen, onChoose }: DoorProps) {
  const { t } = useTranslation('simulator');
  const papers = tray.papers === 0 ? t('tray.papers_none') : t('tray.papers', { count: tray.papers });
  return (
    <button
      className={styles['door']}
      data-door={tray.door}
      data-broken={isBroken(tray)}
      data-lit={lit}
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
