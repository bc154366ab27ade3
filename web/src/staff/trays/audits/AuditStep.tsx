import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { ReasonDialog } from '../../commands/ReasonDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { Panel } from '../../components/Panel.js';
import { useOpening } from '../../door/use-opening.js';
import { PendingDoor } from '../../door/PendingDoor.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { WhereIsTray } from '../WhereIsTray.js';
import styles from './audits.module.css';
import type { AuditItem } from './use-audits.js';

interface Props {
  readonly auditId: string;
  readonly item: AuditItem;
}

/** The next tray of the worksheet: open it and look, or say why not. */
export function AuditStep({ auditId, item: { trayLabel, expected, unsettled, doorOperationId } }: Props) {
  const { t } = useTranslation('staff');
  const [asking, { open: ask, close: askNoMore }] = useDisclosure(false);
  const path = { id: auditId, label: trayLabel };
  const open = useOpening({
    send: (header, secondPerson) =>
      api.POST('/api/staff/audits/{id}/trays/{label}/opening', {
        params: { path, header },
        body: { ...secondPerson },
      }),
    touches: ['audits', 'trays'],
  });
  const skip = useCommand({
    send: (header, reason: string) =>
      api.POST('/api/staff/audits/{id}/trays/{label}/skip', { params: { path, header }, body: { reason } }),
    touches: ['audits'],
    onDone: askNoMore,
  });
  return (
    <div className={styles['noPrint']}>
      <Panel title={t('trays.audit.next', { label: trayLabel })}>
        {/* Also what came of a look that has to be repeated. */}
        <PendingDoor operationId={doorOperationId} />
        {!unsettled && (
          <div className={styles['step']}>
            <Stack>
              <p className={styles['label']}>{trayLabel}</p>
              <p>{t(`trays.audit.expected.${expected}`)}</p>
              <Group>
                <Button
                  size="xl"
                  loading={open.pending}
                  onClick={() => {
                    open.run();
                  }}
                >
                  {t('run.open', { tray: trayLabel })}
                </Button>
                <Button size="xl" variant="default" onClick={ask}>
                  {t('trays.audit.skip')}
                </Button>
              </Group>
              <ProblemNotice problem={open.problem} />
              {open.proofs}
            </Stack>
            <WhereIsTray label={trayLabel} />
          </div>
        )}
      </Panel>
      <ReasonDialog
        opened={asking}
        title={t('trays.audit.skipTitle', { label: trayLabel })}
        confirm={t('trays.audit.skip')}
        suggestions={[t('trays.service.jammed')]}
        pending={skip.pending}
        problem={skip.problem}
        onConfirm={skip.run}
        onClose={askNoMore}
      />
    </div>
  );
}
