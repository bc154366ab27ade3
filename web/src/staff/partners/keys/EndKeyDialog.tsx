import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { ConfirmDialog } from '../../commands/ConfirmDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { useAnnounce } from '../../components/use-announce.js';
import { useReturnFocus } from '../../components/use-return-focus.js';
import type { PartnerKey } from '../use-partners.js';

interface Props {
  readonly partnerId: string;
  readonly ended: PartnerKey;
  readonly onClose: () => void;
}

/** Asks before a key is ended. */
export function EndKeyDialog({ partnerId: id, ended: { id: keyId, prefix }, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  const announce = useAnnounce();
  const { run, pending, problem } = useCommand({
    send: (header) =>
      api.POST('/api/staff/partners/{id}/keys/{keyId}/ending', { params: { path: { id, keyId }, header } }),
    touches: ['partners'],
    onDone: () => {
      announce(t('partners.keys.end.done', { prefix }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      dangerous
      title={t('partners.keys.end.title', { prefix })}
      confirm={t('partners.keys.end.link')}
      pending={pending}
      problem={problem}
      onConfirm={run}
      onClose={onClose}
    >
      {t('partners.keys.end.help')}
    </ConfirmDialog>
  );
}
