import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../shared/api/index.js';
import { actsFor, type SimulatedTray } from './acts.js';
import styles from './Panel.module.css';
import { Fault } from './Fault.js';
import type { Doing } from './use-world.js';

interface Props {
  readonly tray: SimulatedTray | undefined;
  /** Why the last deed could not be done. */
  readonly refusal: ProblemError | undefined;
  readonly onDeed: Doing;
}

/** The tray one stands before: what the hands can do, and what can break. */
export function TrayPanel({ tray, refusal, onDeed }: Props) {
  const { t } = useTranslation('simulator');
  if (tray === undefined) return <section className={styles['panel']}>{t('panel.none')}</section>;

  const { label, faults } = tray;
  const papers = tray.papers === 0 ? t('tray.papers_none') : t('tray.papers', { count: tray.papers });
  const breakIt = (change: Partial<SimulatedTray['faults']>): Promise<void> =>
    onDeed({ kind: 'break_tray', label, faults: change });
  return (
    <section className={styles['panel']} aria-label={t('panel.title', { label })}>
      <h2>{t('panel.title', { label })}</h2>
      <p role="status">
        {t(`tray.door.${tray.door}`)}, {papers}
        {tray.held && `. ${t('tray.held')}`}
      </p>
      <div className={styles['acts']}>
        {actsFor(tray).map((act, index) => (
          <button
            key={act}
            className={index === 0 ? styles['first'] : styles['act']}
            onClick={() => {
              void onDeed({ kind: 'act', label, act });
            }}
          >
            {t(`panel.acts.${act}`)}
          </button>
        ))}
      </div>
      {refusal && <Refusal refusal={refusal} />}
      <details>
        <summary>{t('panel.faults')}</summary>
        <Fault name={t('panel.jammed')} on={faults.jammed} onChange={(jammed) => breakIt({ jammed })} />
        <Fault
          name={t('panel.sticking')}
          on={faults.sticking}
          onChange={(sticking) => breakIt({ sticking })}
        />
        <Fault
          name={t('panel.doesNotLatch')}
          on={faults.doesNotLatch}
          onChange={(doesNotLatch) => breakIt({ doesNotLatch })}
        />
        <Fault
          name={t('panel.doorSensorStuck')}
          on={faults.doorSensor === 'stuck_closed'}
          onChange={(stuck) => breakIt({ doorSensor: stuck ? 'stuck_closed' : 'works' })}
        />
        <Fault
          name={t('panel.itemSensorStuck')}
          on={faults.itemSensor === 'stuck_absent'}
          onChange={(stuck) => breakIt({ itemSensor: stuck ? 'stuck_absent' : 'works' })}
        />
      </details>
    </section>
  );
}

const reasons = [
  'door_locked',
  'door_closed',
  'door_held',
  'does_not_latch',
  'no_such_paper',
  'tray_full',
] as const;

function Refusal({ refusal }: { readonly refusal: ProblemError }) {
  const { t } = useTranslation('simulator');
  const reason = reasons.find((known) => known === refusal.facts['reason']);
  return (
    <p role="alert" className={styles['refusal']}>
      {reason === undefined ? t('refusals.other', { detail: refusal.message }) : t(`refusals.${reason}`)}
    </p>
  );
}
