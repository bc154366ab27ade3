import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { ConfirmDialog } from '../../commands/ConfirmDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { useAnnounce } from '../../components/use-announce.js';
import { useReturnFocus } from '../../components/use-return-focus.js';

interface Props {
  readonly partnerId: string;
  readonly onClose: () => void;
}

/** Asks before messages that were given up are forgotten. */
export function DismissDialog({ partnerId: id, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  const announce = useAnnounce();
  const { run, pending, problem } = useCommand({
    send: (header) =>
      api.POST('/api/staff/partners/{id}/dead-letters/dismissal', { params: { path: { id }, header } }),
    touches: ['partners', 'alarms'],
    onDone: ({ messages }: Schema<'MessagesDismissed'>) => {
      announce(t('partners.dead.dismiss.done', { count: messages }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      dangerous
      title={t('partners.dead.dismiss.link')}
      confirm={t('partners.dead.dismiss.link')}
      pending={pending}
      problem={problem}
      onConfirm={run}
      onClose={onClose}
    >
      {t('partners.dead.dismiss.help')}
    </ConfirmDialog>
  );
}
