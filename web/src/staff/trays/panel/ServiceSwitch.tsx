import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { ReasonDialog } from '../../commands/ReasonDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { May } from '../../session/May.js';
import type { Tray } from '../tray-types.js';

/** Takes a tray out of service with a reason, or brings it back. */
export function ServiceSwitch({ tray }: { readonly tray: Tray }) {
  return tray.inService ? (
    <May action="tray.take_out_of_service">
      <TakeOut label={tray.label} />
    </May>
  ) : (
    <May action="tray.bring_into_service">
      <BringIn label={tray.label} />
    </May>
  );
}

function TakeOut({ label }: { readonly label: string }) {
  const { t } = useTranslation('staff');
  const [opened, { open, close }] = useDisclosure(false);
  const takeOut = useCommand({
    send: (header, reason: string) =>
      api.POST('/api/staff/trays/{label}/out-of-service', {
        params: { path: { label }, header },
        body: { reason },
      }),
    touches: ['trays', 'alarms', 'overview'],
    onDone: close,
  });
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('trays.service.takeOut')}
      </Button>
      <ReasonDialog
        opened={opened}
        title={t('trays.service.takeOutTitle', { label })}
        confirm={t('trays.service.takeOut')}
        dangerous
        suggestions={[t('trays.service.jammed'), t('trays.service.dirty'), t('trays.service.damaged')]}
        pending={takeOut.pending}
        problem={takeOut.problem}
        onConfirm={takeOut.run}
        onClose={close}
      />
    </>
  );
}

function BringIn({ label }: { readonly label: string }) {
  const { t } = useTranslation('staff');
  const bringIn = useCommand({
    send: (header) =>
      api.POST('/api/staff/trays/{label}/in-service', { params: { path: { label }, header } }),
    touches: ['trays', 'alarms', 'overview'],
  });
  return (
    <>
      <Button
        variant="default"
        loading={bringIn.pending}
        onClick={() => {
          bringIn.run();
        }}
      >
        {t('trays.service.bringIn')}
      </Button>
      <ProblemNotice problem={bringIn.problem} />
    </>
  );
}
