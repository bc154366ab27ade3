import { Button, Group, Stack } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { useAnnounce } from '../../components/use-announce.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { SupplementFields } from '../../supplement/SupplementFields.js';
import { useSupplement } from '../../supplement/use-supplement.js';
import { useGatherLater } from '../items/use-gather.js';
import type { Dossier } from '../run-types.js';

interface Props {
  readonly dossier: Dossier;
  readonly onBack: () => void;
}

/** What is missing, ticked on the procedure's checklist or said in one's own words; the citizen gets it by SMS. */
export function RefuseForm({ dossier, onBack }: Props) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const supplement = useSupplement();
  // The papers go back to the citizen by a tray: that is a new item of this run.
  const gather = useGatherLater();
  const refuse = useCommand({
    send: (header, body: Schema<'SupplementRequest'>) =>
      api.POST('/api/staff/dossiers/{id}/request-supplement', {
        params: { path: { id: dossier.id }, header },
        body,
      }),
    touches: ['runs', 'dossiers', 'overview'],
    onDone: () => {
      announce(t('run.refuse.done'));
      gather();
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const said = supplement.finish();
    if (said) refuse.run(said);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <SupplementFields procedureCode={dossier.procedure.code} supplement={supplement} large />
        <ProblemNotice problem={refuse.problem} />
        <Group>
          <Button type="submit" size="xl" loading={refuse.pending}>
            {t('run.refuse.submit')}
          </Button>
          <Button variant="default" size="xl" onClick={onBack}>
            {t('shell.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
