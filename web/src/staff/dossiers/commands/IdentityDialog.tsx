import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { vi as words } from '../../texts/vi/dossier-words.js';
import type { Dossier } from '../types.js';
import type { IdentityCommand } from './command-forms.js';
import { useDossierCommand } from './use-dossier-command.js';

type IdentityCheck = Schema<'HandOver'>['identityCheck'];

const identityChecks = Object.keys(words.identityCheck) as readonly IdentityCheck[];

const routeOf = {
  hand_over: '/api/staff/dossiers/{id}/hand-over',
  hand_back: '/api/staff/dossiers/{id}/hand-back',
} as const satisfies Readonly<Record<IdentityCommand, string>>;

interface Props {
  readonly dossier: Pick<Dossier, 'id'>;
  readonly command: IdentityCommand;
  readonly onClose: () => void;
}

/** Gives papers to a person at the desk, who has been identified; nothing is chosen beforehand. */
export function IdentityDialog({ dossier: { id }, command, onClose }: Props) {
  const { t } = useTranslation('staff');
  const [check, setCheck] = useState<IdentityCheck | undefined>(undefined);
  const [tried, setTried] = useState(false);
  const { run, pending, problem } = useDossierCommand(
    command,
    (header, identityCheck: IdentityCheck) =>
      api.POST(routeOf[command], { params: { path: { id }, header }, body: { identityCheck } }),
    onClose,
  );
  return (
    <FormDialog
      title={t(`dossierWords.command.${command}`)}
      submit={t(`dossierWords.command.${command}`)}
      pending={pending}
      problem={problem}
      onSubmit={() => {
        setTried(true);
        if (check !== undefined) run(check);
      }}
      onClose={onClose}
    >
      <Radio.Group
        label={t('dossiers.identity.question')}
        description={t('dossiers.identity.help')}
        error={tried && check === undefined && t('dossiers.identity.fault')}
        value={check ?? ''}
        onChange={(value) => {
          setCheck(identityChecks.find((candidate) => candidate === value));
        }}
      >
        <Stack gap="sm" mt="xs">
          {identityChecks.map((candidate) => (
            <Radio key={candidate} value={candidate} label={t(`dossierWords.identityCheck.${candidate}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  );
}
