import { useTranslation } from 'react-i18next';
import { api } from '../api.js';
import { ConfirmDialog } from '../commands/ConfirmDialog.js';
import { useCommand } from '../commands/use-command.js';
import { useAnnounce } from '../components/use-announce.js';
import { useReturnFocus } from '../components/use-return-focus.js';
import type { Partner } from './use-partners.js';

interface Props {
  readonly partner: Partner;
  readonly onClose: () => void;
}

/** Asks before a partner is let in no more. */
export function EndPartnerDialog({ partner: { id, name }, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  const announce = useAnnounce();
  const { run, pending, problem } = useCommand({
    send: (header) => api.POST('/api/staff/partners/{id}/ending', { params: { path: { id }, header } }),
    touches: ['partners'],
    onDone: () => {
      announce(t('partners.end.done', { name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      dangerous
      title={t('partners.end.title', { name })}
      confirm={t('partners.end.link')}
      pending={pending}
      problem={problem}
      onConfirm={run}
      onClose={onClose}
    >
      {t('partners.end.help')}
    </ConfirmDialog>
  );
}
