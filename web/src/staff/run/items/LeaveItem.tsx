import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { ReasonDialog } from '../../commands/ReasonDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { May } from '../../session/May.js';
import type { Run, RunItem } from '../run-types.js';

interface Props {
  readonly run: Run;
  readonly item: RunItem;
}

/** Says why an item is left undone. */
export function LeaveItem({ run, item }: Props) {
  const { t } = useTranslation('staff');
  const [opened, { open, close }] = useDisclosure(false);
  const leave = useCommand({
    send: (header, reason: string) =>
      api.POST('/api/staff/runs/{id}/items/{itemId}/unresolved', {
        params: { path: { id: run.id, itemId: item.id }, header },
        body: { reason },
      }),
    touches: ['runs'],
    onDone: close,
  });
  return (
    <May action="run.work">
      <div>
        <Button variant="default" onClick={open}>
          {t('run.leave.link')}
        </Button>
      </div>
      <ReasonDialog
        opened={opened}
        onClose={close}
        title={t('run.leave.title', {
          tray: item.trayLabel ?? item.dossier?.depositNumber ?? item.dossier?.officialCode ?? '',
        })}
        confirm={t('run.leave.confirm')}
        suggestions={[t('run.leave.jammed'), t('run.leave.absent'), t('run.leave.time')]}
        pending={leave.pending}
        problem={leave.problem}
        onConfirm={leave.run}
      />
    </May>
  );
}
