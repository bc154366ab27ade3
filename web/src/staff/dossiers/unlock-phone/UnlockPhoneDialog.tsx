import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { useAnnounce } from '../../components/use-announce.js';
import { OwnerFields } from '../owner/OwnerFields.js';
import { useOwner } from '../owner/use-owner.js';

/** Opens the self-service of a phone again for its owner, who stands at the desk. */
export function UnlockPhoneDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const owner = useOwner();
  const { run, pending, problem } = useCommand({
    send: (header, body: Schema<'PhoneUnlock'>) =>
      api.POST('/api/staff/phone-lock/ending', { params: { header }, body }),
    onDone: () => {
      announce(t('dossiers.unlockPhone.done'));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('dossiers.unlockPhone.link')}
      submit={t('dossiers.unlockPhone.submit')}
      pending={pending}
      problem={problem}
      onSubmit={() => {
        const entered = owner.take();
        if (entered !== undefined) run(entered);
      }}
      onClose={onClose}
    >
      <Text>{t('dossiers.unlockPhone.what')}</Text>
      <OwnerFields {...owner.fields} />
    </FormDialog>
  );
}
