import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/texts/index.js';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { DossierFacts } from '../items/DossierFacts.js';
import type { Dossier } from '../run-types.js';

/** The result lies with a department or agency: the officer fetches it and says so. */
export function ReceiveStep({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const receive = useCommand({
    send: (header) =>
      api.POST('/api/staff/dossiers/{id}/take-from-department', {
        params: { path: { id: dossier.id }, header },
      }),
    touches: ['runs', 'dossiers', 'load-suggestions'],
  });
  return (
    <Stack gap="lg">
      <DossierFacts dossier={dossier} />
      <p>{t('run.receive.text', { department: dossier.department?.name[language] ?? '—' })}</p>
      <Button
        size="xl"
        loading={receive.pending}
        onClick={() => {
          receive.run();
        }}
      >
        {t('run.receive.done')}
      </Button>
      <ProblemNotice problem={receive.problem} />
    </Stack>
  );
}
