import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { useCommand, type Command } from '../../commands/use-command.js';
import { useOpening } from '../../door/use-opening.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { May } from '../../session/May.js';
import styles from './audits.module.css';
import type { Audit, AuditItem } from './use-audits.js';

interface Props {
  readonly audit: Audit;
  readonly item: AuditItem;
}

/** What can still be done about a tray that is not on its turn: one that was skipped, or does not agree. */
export function RowAction({ audit, item }: Props) {
  if (item.result === 'skipped') return <TakeUp audit={audit} item={item} />;
  if (item.result === 'differs') return <LookAgain audit={audit} item={item} />;
  return null;
}

function TakeUp({ audit, item }: Props) {
  const { t } = useTranslation('staff');
  const takeUp = useCommand({
    send: (header) =>
      api.DELETE('/api/staff/audits/{id}/trays/{label}/skip', {
        params: { path: { id: audit.id, label: item.trayLabel }, header },
      }),
    touches: ['audits'],
  });
  return (
    <Act command={takeUp} tray={item.trayLabel}>
      {t('trays.audit.takeUp')}
    </Act>
  );
}

/** The newest look counts: so a difference is cleared up, or seen to be none. */
function LookAgain({ audit, item }: Props) {
  const { t } = useTranslation('staff');
  const open = useOpening({
    send: (header, secondPerson) =>
      api.POST('/api/staff/audits/{id}/trays/{label}/opening', {
        params: { path: { id: audit.id, label: item.trayLabel }, header },
        body: { ...secondPerson },
      }),
    touches: ['audits', 'trays'],
  });
  return (
    <>
      <Act command={open} tray={item.trayLabel} disabled={audit.items.some(({ unsettled }) => unsettled)}>
        {t('trays.audit.lookAgain')}
      </Act>
      {open.proofs}
    </>
  );
}

interface ActProps {
  readonly command: Command<void, unknown>;
  readonly tray: string;
  readonly disabled?: boolean;
  readonly children: string;
}

function Act({ command, tray, disabled = false, children }: ActProps) {
  return (
    <May action="audit.work">
      <Button
        className={styles['noPrint'] ?? ''}
        variant="subtle"
        size="compact-md"
        disabled={disabled}
        loading={command.pending}
        onClick={() => {
          command.run();
        }}
      >
        {children}
        <span className="visually-hidden"> {tray}</span>
      </Button>
      <ProblemNotice problem={command.problem} />
    </May>
  );
}
