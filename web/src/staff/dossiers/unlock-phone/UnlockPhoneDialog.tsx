import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { useAnnounce } from '../../components/use-announce.js';
import { useProvenCommand } from '../../session/second-factor/use-proven-command.js';
import { OwnerDialog } from '../owner/OwnerDialog.js';

/** Opens the self-service of a phone again for its owner, who stands at the desk. */
export function UnlockPhoneDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const command = useProvenCommand('phone', {
    send: (header, body: Schema<'PhoneUnlock'>) =>
      api.POST('/api/staff/phone-lock/ending', { params: { header }, body }),
    onDone: () => {
      announce(t('dossiers.unlockPhone.done'));
      onClose();
    },
  });
  return <OwnerDialog matter="unlockPhone" command={command} onClose={onClose} />;
}
