import { Alert, Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { DossierFacts } from '../items/DossierFacts.js';
import type { Run, RunItem } from '../run-types.js';

interface Props {
  readonly run: Run;
  readonly item: RunItem;
  readonly reason: string;
}

/** Left undone, with its reason; it can be taken up again. */
export function LeftStep({ run, item, reason }: Props) {
  const { t } = useTranslation('staff');
  const takeUp = useCommand({
    send: (header) =>
      api.DELETE('/api/staff/runs/{id}/items/{itemId}/unresolved', {
        params: { path: { id: run.id, itemId: item.id }, header },
      }),
    touches: ['runs'],
  });
  return (
    <Stack gap="lg">
      {item.dossier && <DossierFacts dossier={item.dossier} />}
      <Alert color="wait" title={t('run.left.reason')}>
        {reason}
      </Alert>
      <Button
        size="xl"
        loading={takeUp.pending}
        onClick={() => {
          takeUp.run();
        }}
      >
        {t('run.left.takeUp')}
      </Button>
      <ProblemNotice problem={takeUp.problem} />
    </Stack>
  );
}
