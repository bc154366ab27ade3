import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { ConfirmDialog } from '../../commands/ConfirmDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { useAnnounce } from '../../components/use-announce.js';
import { useReturnFocus } from '../../components/use-return-focus.js';

interface Props {
  readonly partnerId: string;
  readonly onClose: () => void;
}

/** Asks before a partner is told of nothing any more. */
export function SwitchOffDialog({ partnerId: id, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  const announce = useAnnounce();
  const { run, pending, problem } = useCommand({
    send: (header) =>
      api.POST('/api/staff/partners/{id}/webhook/switching-off', { params: { path: { id }, header } }),
    touches: ['partners'],
    onDone: () => {
      announce(t('partners.webhook.switchOff.done'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      dangerous
      title={t('partners.webhook.switchOff.title')}
      confirm={t('partners.webhook.switchOff.link')}
      pending={pending}
      problem={problem}
      onConfirm={run}
      onClose={onClose}
    >
      {t('partners.webhook.switchOff.help')}
    </ConfirmDialog>
  );
}
