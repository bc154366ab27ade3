import { Alert, Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../api.js';
import { useCommand } from '../commands/use-command.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { WhereIsTray } from '../trays/WhereIsTray.js';
import { asksNow, doorPhaseOf, type DoorOperation, type DoorPhase } from './door-phase.js';
import styles from './DoorPanel.module.css';
import { useDoorOperation } from './use-door-operation.js';

/** How each phase looks; what it says stands in the texts. */
const tones = {
  opening: 'wait',
  open: 'lit',
  left_open: 'bad',
  to_be_confirmed: 'wait',
  settling: 'wait',
  uncertain: 'bad',
  settled: 'wait',
} as const satisfies Readonly<Record<DoorPhase, string>>;

/** The officer at an open tray: which one, what to do, what the door does, and what has to be said of it. */
export function DoorPanel({ operation: first }: { readonly operation: DoorOperation }) {
  const { t } = useTranslation('staff');
  const operation = useDoorOperation(first);
  const phase = doorPhaseOf(operation);
  const { purpose, trayLabel } = operation;
  return (
    <div className={styles['panel']}>
      <div className={styles['where']}>
        <p className={styles['label']} data-testid="tray-label">
          {trayLabel}
        </p>
        <WhereIsTray label={trayLabel} open={operation.door === 'open'} />
      </div>
      <Stack className={styles['what'] ?? ''}>
        <p className={styles['task']}>{t(`door.task.${purpose}`)}</p>
        <p className={styles['phase']} role="status" data-tone={tones[phase]} data-phase={phase}>
          {t(`door.phase.${phase}`)}
        </p>
        {operation.confirmation !== 'nothing' && phase !== 'settled' && (
          <Alert color="good">{t('door.noted')}</Alert>
        )}
        {asksNow(operation) && <Confirmation operation={operation} />}
      </Stack>
    </div>
  );
}

function Confirmation({ operation: { id, purpose } }: { readonly operation: DoorOperation }) {
  const { t } = useTranslation('staff');
  const confirm = useCommand({
    send: (header, confirmation: 'done' | 'not_done') =>
      api.POST('/api/staff/door-operations/{id}/confirmation', {
        params: { path: { id }, header },
        body: { confirmation },
      }),
    touches: ['door-operations', 'runs', 'trays', 'dossiers', 'audits'],
  });
  return (
    <Stack>
      <p className={styles['question']}>{t(`door.question.${purpose}`)}</p>
      <Group grow>
        {(['done', 'not_done'] as const).map((word) => (
          <Button
            key={word}
            size="xl"
            variant={word === 'done' ? 'filled' : 'default'}
            loading={confirm.pending}
            onClick={() => {
              confirm.run(word);
            }}
          >
            {t(`door.word.${purpose}.${word}`)}
          </Button>
        ))}
      </Group>
      <ProblemNotice problem={confirm.problem} />
    </Stack>
  );
}
