import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { OwnerFields } from '../owner/OwnerFields.js';
import { useOwner } from '../owner/use-owner.js';
import { ErasureDone } from './ErasureDone.js';

/** Erases whose the closed dossiers of the person at the desk were, and says which ones had to stay. */
export function ErasePersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('staff');
  const owner = useOwner();
  const { run, pending, problem, data } = useCommand<Schema<'PersonRequest'>, Schema<'PersonErasure'>>({
    send: (header, body) => api.POST('/api/staff/persons/erasure', { params: { header }, body }),
    touches: ['dossiers'],
  });
  if (data !== undefined) return <ErasureDone erasure={data} onClose={onClose} />;
  return (
    <FormDialog
      title={t('dossiers.personErasure.link')}
      submit={t('dossiers.personErasure.submit')}
      pending={pending}
      problem={problem}
      onSubmit={() => {
        const entered = owner.take();
        if (entered !== undefined) run(entered);
      }}
      onClose={onClose}
    >
      <Text>{t('dossiers.personErasure.what')}</Text>
      <OwnerFields {...owner.fields} />
    </FormDialog>
  );
}
