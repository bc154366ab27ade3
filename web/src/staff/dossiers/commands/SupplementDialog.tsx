import { Checkbox, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { supplementOf } from '../../run/steps/supplement.js';
import type { Dossier } from '../types.js';
import { useDossierCommand } from './use-dossier-command.js';

interface Props {
  readonly dossier: Dossier;
  readonly onClose: () => void;
}

/** Refuses papers for now: what is missing, from the procedure's checklist and in one's own words. */
export function SupplementDialog({ dossier, onClose }: Props) {
  const { t } = useTranslation('staff');
  const { data: catalogue } = useCatalogue();
  const [ticked, setTicked] = useState<string[]>([]);
  const [other, setOther] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { run, pending, problem } = useDossierCommand(
    'request_supplement',
    (header, body: Schema<'SupplementRequest'>) =>
      api.POST('/api/staff/dossiers/{id}/request-supplement', {
        params: { path: { id: dossier.id }, header },
        body,
      }),
    onClose,
  );
  const checklist = catalogue?.procedures.find(({ code }) => code === dossier.procedure.code)?.papers ?? [];
  const supplement = supplementOf(ticked, other, reason);
  return (
    <FormDialog
      title={t('dossierWords.command.request_supplement')}
      submit={t('run.refuse.submit')}
      pending={pending}
      problem={problem}
      onSubmit={() => {
        setTried(true);
        if (supplement) run(supplement);
      }}
      onClose={onClose}
    >
      <Text>{t('dossiers.supplement.help')}</Text>
      <Checkbox.Group
        label={t('run.refuse.missing')}
        value={ticked}
        onChange={setTicked}
        error={tried && !supplement && t('run.refuse.nothing')}
      >
        <Stack gap="sm" mt="xs">
          {checklist.map((paper) => (
            <Checkbox key={paper} value={paper} label={paper} />
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
        rows={2}
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value);
        }}
      />
    </FormDialog>
  );
}
