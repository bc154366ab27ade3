import { Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { FormDialog } from '../commands/FormDialog.js';
import { useAnnounce } from '../components/use-announce.js';
import { useProvenCommand } from '../session/second-factor/use-proven-command.js';

type ColleagueCheck = Schema<'SecondFactorReset'>['identityCheck'];

const checks: readonly ColleagueCheck[] = ['known_in_person', 'citizen_id_card', 'vneid', 'passport'];

interface Props {
  readonly account: Schema<'AdministeredAccount'>;
  readonly onClose: () => void;
}

/** Lets somebody who has lost their app set up another, once it is said how they were recognised; nothing is chosen beforehand. */
export function ResetAppDialog({ account: { id, displayName: name }, onClose }: Props) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const [check, setCheck] = useState<ColleagueCheck | undefined>(undefined);
  const [tried, setTried] = useState(false);
  const reset = useProvenCommand('account', {
    send: (header, body: Schema<'SecondFactorReset'>) =>
      api.POST('/api/staff/accounts/{id}/second-factor/reset', { params: { path: { id }, header }, body }),
    touches: ['accounts'],
    onDone: () => {
      announce(t('accounts.done.reset_second_factor', { name }));
      onClose();
    },
  });
  return (
    <>
      <FormDialog
        title={t('accounts.command.reset_second_factor')}
        submit={t('accounts.command.reset_second_factor')}
        pending={reset.pending}
        problem={reset.problem}
        onSubmit={() => {
          setTried(true);
          if (check !== undefined) reset.run({ identityCheck: check });
        }}
        onClose={onClose}
      >
        <Text>{t('accounts.confirm.reset_second_factor', { name })}</Text>
        <Radio.Group
          label={t('accounts.identity.question', { name })}
          description={t('dossiers.identity.help')}
          error={tried && check === undefined && t('dossiers.identity.fault')}
          value={check ?? ''}
          onChange={(value) => {
            setCheck(checks.find((candidate) => candidate === value));
          }}
        >
          <Stack gap="sm" mt="xs">
            {checks.map((candidate) => (
              <Radio
                key={candidate}
                value={candidate}
                label={
                  candidate === 'known_in_person'
                    ? t('accounts.identity.known_in_person', { name })
                    : t(`dossierWords.identityCheck.${candidate}`)
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      </FormDialog>
      {reset.proof}
    </>
  );
}
