import { Button, Radio, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { ConfirmDialog } from '../../commands/ConfirmDialog.js';
import { useOpening } from '../../door/use-opening.js';
import { May } from '../../session/May.js';
import type { Tray } from '../tray-types.js';

type Reason = Schema<'Inspection'>['reason'];

/** Why somebody looks into a tray; the service's closed list. */
const reasons = [
  'content_unknown',
  'citizen_report',
  'lock_check',
  'other',
] as const satisfies readonly Reason[];

interface Props {
  readonly tray: Tray;
  /** @param operationId of the look that was begun. */
  readonly onBegun: (operationId: string) => void;
}

/** Opens a tray only to look inside, for a stated reason. */
export function InspectTray({ tray: { label, contentKnown, doorOperationId }, onBegun }: Props) {
  const { t } = useTranslation('staff');
  const [opened, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState<Reason>(contentKnown ? 'citizen_report' : 'content_unknown');
  const inspect = useOpening({
    send: (header, secondPerson) =>
      api.POST('/api/staff/trays/{label}/inspection', {
        params: { path: { label }, header },
        body: { reason, ...secondPerson },
      }),
    touches: ['trays', 'door-operations'],
    onDone: ({ id }) => {
      close();
      onBegun(id);
    },
  });
  return (
    <May action="tray.inspect">
      <Button disabled={doorOperationId !== null} onClick={open}>
        {t('trays.inspect.open')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('trays.inspect.title', { label })}
        confirm={t('trays.inspect.confirm', { label })}
        pending={inspect.pending}
        problem={inspect.problem}
        onConfirm={inspect.run}
        onClose={close}
      >
        <Radio.Group
          label={t('reason.label')}
          value={reason}
          onChange={(value) => {
            setReason(reasons.find((one) => one === value) ?? 'other');
          }}
        >
          <Stack mt="sm">
            {reasons.map((one) => (
              <Radio key={one} value={one} label={t(`trays.inspect.reason.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
      </ConfirmDialog>
      {opened && inspect.proofs}
    </May>
  );
}
