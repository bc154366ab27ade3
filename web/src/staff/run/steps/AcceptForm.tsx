import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { useAnnounce } from '../../components/use-announce.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import type { Dossier } from '../run-types.js';
import { isOfficialCode, tidyOfficialCode } from './official-code.js';

interface Props {
  readonly dossier: Dossier;
  /** Called when it was accepted; a run goes on by itself. */
  readonly onDone?: () => void;
  readonly onBack: () => void;
}

/** The papers become an application: its code from the one-stop system, and where it goes. */
export function AcceptForm({ dossier, onDone, onBack }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const announce = useAnnounce();
  const { data: catalogue } = useCatalogue();
  const usual = catalogue?.procedures.find(({ code }) => code === dossier.procedure.code)?.departmentCode;
  const [officialCode, setOfficialCode] = useState(dossier.officialCode ?? '');
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [tried, setTried] = useState(false);
  const departmentCode = chosen ?? usual;
  const accept = useCommand({
    send: (header, body: Schema<'Acceptance'>) =>
      api.POST('/api/staff/dossiers/{id}/accept', { params: { path: { id: dossier.id }, header }, body }),
    touches: ['runs', 'dossiers', 'overview'],
    onDone: (_dossier, { officialCode: code }) => {
      announce(t('run.accept.done', { code }));
      onDone?.();
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isOfficialCode(officialCode)) return;
    accept.run({
      officialCode: tidyOfficialCode(officialCode),
      ...(departmentCode === undefined || departmentCode === usual ? {} : { departmentCode }),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          size="lg"
          label={t('run.accept.code')}
          description={t('run.accept.codeHow')}
          autoComplete="off"
          autoFocus
          value={officialCode}
          error={tried && !isOfficialCode(officialCode) && t('run.accept.codeWrong')}
          onChange={({ currentTarget }) => {
            setOfficialCode(currentTarget.value);
          }}
        />
        <NativeSelect
          size="lg"
          label={t('run.accept.department')}
          value={departmentCode ?? ''}
          onChange={({ currentTarget }) => {
            setChosen(currentTarget.value);
          }}
          data={(catalogue?.departments ?? []).map(({ code, name }) => ({
            value: code,
            label: code === usual ? t('run.accept.usual', { name: name[language] }) : name[language],
          }))}
        />
        <ProblemNotice problem={accept.problem} />
        <Group>
          <Button type="submit" size="xl" loading={accept.pending} disabled={catalogue === undefined}>
            {t('run.accept.submit')}
          </Button>
          <Button variant="default" size="xl" onClick={onBack}>
            {t('shell.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
