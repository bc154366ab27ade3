import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { SupplementFields } from '../../supplement/SupplementFields.js';
import { useSupplement } from '../../supplement/use-supplement.js';
import type { Dossier } from '../types.js';
import { useDossierCommand } from './use-dossier-command.js';

interface Props {
  readonly dossier: Dossier;
  readonly onClose: () => void;
}

/** Refuses papers for now: what is missing, from the procedure's checklist and in one's own words. */
export function SupplementDialog({ dossier, onClose }: Props) {
  const { t } = useTranslation('staff');
  const supplement = useSupplement();
  const { run, pending, problem } = useDossierCommand(
    'request_supplement',
    (header, body: Schema<'SupplementRequest'>) =>
      api.POST('/api/staff/dossiers/{id}/request-supplement', {
        params: { path: { id: dossier.id }, header },
        body,
      }),
    onClose,
  );
  return (
    <FormDialog
      title={t('dossierWords.command.request_supplement')}
      submit={t('run.refuse.submit')}
      pending={pending}
      problem={problem}
      onSubmit={() => {
        const said = supplement.finish();
        if (said) run(said);
      }}
      onClose={onClose}
    >
      <Text>{t('dossiers.supplement.help')}</Text>
      <SupplementFields procedureCode={dossier.procedure.code} supplement={supplement} />
    </FormDialog>
  );
}
