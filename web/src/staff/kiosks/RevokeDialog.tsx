import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { ConfirmDialog } from '../commands/ConfirmDialog.js';
import { useCommand } from '../commands/use-command.js';
import { useAnnounce } from '../components/use-announce.js';
import { useReturnFocus } from '../components/use-return-focus.js';

interface Props {
  readonly kiosk: Schema<'Kiosk'>;
  readonly onClose: () => void;
}

/** Asks before a kiosk is revoked for good. */
export function RevokeDialog({ kiosk: { id, name }, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  const announce = useAnnounce();
  const { run, pending, problem } = useCommand({
    send: (header) => api.POST('/api/staff/kiosks/{id}/revocation', { params: { path: { id }, header } }),
    touches: ['kiosks'],
    onDone: () => {
      announce(t('kiosks.revoke.done', { name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      dangerous
      title={t('kiosks.revoke.title', { name })}
      confirm={t('kiosks.revoke.link')}
      pending={pending}
      problem={problem}
      onConfirm={run}
      onClose={onClose}
    >
      {t('kiosks.revoke.help')}
    </ConfirmDialog>
  );
}
