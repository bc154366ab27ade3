import { Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { useAnnounce } from '../../components/use-announce.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { useGather } from '../items/use-gather.js';
import type { Dossier } from '../run-types.js';
import { supplementOf } from './supplement.js';

interface Props {
  readonly runId: string;
  readonly dossier: Dossier;
  readonly onBack: () => void;
}

/** What is missing, ticked on the procedure's checklist or said in one's own words; the citizen gets it by SMS. */
export function RefuseForm({ runId, dossier, onBack }: Props) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const { data: catalogue } = useCatalogue();
  const papers = catalogue?.procedures.find(({ code }) => code === dossier.procedure.code)?.papers ?? [];
  const [ticked, setTicked] = useState<string[]>([]);
  const [other, setOther] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  // The papers go back to the citizen by a tray: that is a new item of this run.
  const gather = useGather(runId);
  const refuse = useCommand({
    send: (header, body: Schema<'SupplementRequest'>) =>
      api.POST('/api/staff/dossiers/{id}/request-supplement', {
        params: { path: { id: dossier.id }, header },
        body,
      }),
    touches: ['runs', 'dossiers', 'overview'],
    onDone: () => {
      announce(t('run.refuse.done'));
      gather.run();
    },
  });
  const supplement = supplementOf(ticked, other, reason);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (supplement) refuse.run(supplement);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Checkbox.Group
          label={t('run.refuse.missing')}
          size="lg"
          value={ticked}
          onChange={setTicked}
          error={tried && !supplement && t('run.refuse.nothing')}
        >
          <Stack mt="sm">
            {papers.map((paper) => (
              <Checkbox key={paper} value={paper} label={paper} size="lg" />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput
          label={t('run.refuse.other')}
          maxLength={200}
          value={other}
          onChange={({ currentTarget }) => {
            setOther(currentTarget.value);
          }}
        />
        <Textarea
          label={t('run.refuse.reason')}
          description={t('run.refuse.reasonHow')}
          maxLength={500}
          rows={2}
          value={reason}
          onChange={({ currentTarget }) => {
            setReason(currentTarget.value);
          }}
        />
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
