import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { CabinetPicture } from '../../shared/components/CabinetPicture.js';
import { formatCountdown } from '../../shared/format/format.js';
import { useDoorOperation, useOverview } from '../api/queries.js';
import { useCabinets } from '../door/use-cabinets.js';
import { doorPhase, type DoorPhase } from '../door/door-phase.js';
import { useBeep } from '../door/use-beep.js';
import { useElapsed } from '../use-elapsed.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Note } from '../parts/Note.js';
import { Page } from '../parts/Page.js';
import styles from './Door.module.css';

const tones = {
  opening: 'plain',
  unclear: 'wait',
  open: 'good',
  left_open: 'bad',
  asking: 'plain',
  checking: 'plain',
  settled: 'plain',
} as const satisfies Record<DoorPhase, 'plain' | 'good' | 'wait' | 'bad'>;

/** The tray and its door as they are now, and what to do there in one sentence. */
export function Door() {
  const { state } = useKiosk();
  const { operation } = state.visit;
  return operation === null ? null : <DoorOf operation={operation} />;
}

function DoorOf({ operation }: { readonly operation: Schema<'DoorOperation'> }) {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const { data, isError } = useDoorOperation(operation.id, state.visit.session?.token);
  useEffect(() => {
    if (data !== undefined) dispatch({ type: 'door_seen', operation: data });
  }, [data, dispatch]);

  const { data: overview } = useOverview();
  const phase = doorPhase(operation);
  const purpose = operation.purpose === 'deposit' ? 'deposit' : 'pickup';
  useBeep(phase === 'left_open');
  return (
    <Page
      title={t(`door.${purpose}.${phase}.title`)}
      lead={t(`door.${purpose}.${phase}.what`)}
      tone={tones[phase]}
      fromAfar
      actions={phase === 'asking' ? <Confirmation purpose={purpose} /> : undefined}
    >
      <div className={styles['place']}>
        <div className={styles['tray']}>
          <span className={styles['word']}>{t('door.tray')}</span>
          <strong className={styles['label']}>{operation.trayLabel}</strong>
          <p className={`${styles['state'] ?? ''} ${styles[tones[phase]] ?? ''}`} role="status">
            {t(`door.state.${phase}`)}
          </p>
          {phase === 'left_open' ? <LeftOpen operation={operation} /> : null}
        </div>
        <Picture label={operation.trayLabel} open={operation.door === 'open'} />
      </div>
      {isError ? <Note tone="wait">{t('door.noService')}</Note> : null}
      {overview?.power === 'failing' ? <Note tone="bad">{t('door.power')}</Note> : null}
    </Page>
  );
}

function Picture({ label, open }: { readonly label: string; readonly open: boolean }) {
  const { t } = useTranslation('kiosk');
  const cabinets = useCabinets();
  const here = cabinets.find(({ trays }) => trays.some((tray) => tray.label === label));
  if (here === undefined) return null;
  return (
    <CabinetPicture
      cabinets={cabinets}
      lit={label}
      litIsOpen={open}
      label={t('door.picture', { label, cabinet: here.name })}
    />
  );
}

function LeftOpen({ operation }: { readonly operation: Schema<'DoorOperation'> }) {
  const { t } = useTranslation('kiosk');
  const [sinceMs] = useState(() => performance.now());
  const { data: overview } = useOverview();
  const { leftOpenAlarmSeconds = 0, leftOpenWarningSeconds = 0 } = overview?.timing ?? {};
  const secondsLeft = leftOpenAlarmSeconds - leftOpenWarningSeconds - useElapsed(sinceMs) / 1000;
  return (
    <p className={styles['countdown']} role="timer">
      {operation.leftOpen === 'alarmed'
        ? t('door.officerCalled')
        : t('door.countdown', { time: formatCountdown(secondsLeft) })}
    </p>
  );
}

function Confirmation({ purpose }: { readonly purpose: 'deposit' | 'pickup' }) {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const busy = state.asking !== null;
  return (
    <>
      <Action
        disabled={busy}
        onPress={() => {
          dispatch({ type: 'confirmed', done: false });
        }}
      >
        {t(`door.${purpose}.notDone`)}
      </Action>
      <Action
        kind="primary"
        disabled={busy}
        onPress={() => {
          dispatch({ type: 'confirmed', done: true });
        }}
      >
        {t(`door.${purpose}.done`)}
      </Action>
    </>
  );
}
