import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { SignInProblem } from '../SignInProblem.js';
import { noSecondFactor, OtherSecondFactor, SecondFactorField } from './SecondFactorFields.js';

export type ProofPurpose =
  | 'opening'
  | 'run'
  | 'gathering'
  | 'sessions'
  | 'secret'
  | 'account'
  | 'kiosk'
  | 'phone'
  | 'factor'
  | 'person';

interface Props {
  /** What the proof is for. */
  readonly before: ProofPurpose;
  /** Goes on with what the service has refused until now. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks who sits there once more. */
export function ReauthenticationDialog({ before, onDone, onClose }: Props) {
  const { t } = useTranslation('staff');
  const [shown, setShown] = useState(noSecondFactor);
  const prove = useCommand({
    send: (header, body: Schema<'Reauthentication'>) =>
      api.POST('/api/staff/me/reauthentication', { params: { header }, body }),
    onDone,
  });
  const { way, code } = shown;
  return (
    <FormDialog
      title={t('reauthentication.title')}
      submit={t('secondFactor.submit')}
      pending={prove.pending}
      problem={null}
      onSubmit={() => {
        if (way === 'app') prove.run({ kind: 'code', code });
        else prove.run({ kind: 'recovery_code', recoveryCode: code });
      }}
      onClose={onClose}
    >
      <Text>{t(`reauthentication.before.${before}`)}</Text>
      <SecondFactorField value={shown} onChange={setShown} />
      <SignInProblem problem={prove.problem} shown="code" />
      <OtherSecondFactor
        value={shown}
        onChange={(other) => {
          setShown(other);
          prove.clear();
        }}
      />
    </FormDialog>
  );
}
