import { PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemError, Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { SignInProblem } from '../SignInProblem.js';
import { noSecondFactor, OtherSecondFactor, SecondFactorField } from './SecondFactorFields.js';

export type ProofPurpose = 'inspection' | 'sessions' | 'secret';

interface Props {
  /** What the service said when it wanted a fresh proof: it tells whether there is an app. */
  readonly refusal: ProblemError;
  /** What the proof is for. */
  readonly before: ProofPurpose;
  /** Goes on with what the service has refused until now. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks who sits there once more: for a code of the app, or the password of those who have none. */
export function ReauthenticationDialog({ refusal, before, onDone, onClose }: Props) {
  const { t } = useTranslation('staff');
  // While the proof is on its way nothing is refused any more.
  const [enrolled] = useState(refusal.facts['enrolled'] !== false);
  const [shown, setShown] = useState(noSecondFactor);
  const [password, setPassword] = useState('');
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
        if (!enrolled) prove.run({ kind: 'password', password });
        else if (way === 'app') prove.run({ kind: 'code', code });
        else prove.run({ kind: 'recovery_code', recoveryCode: code });
      }}
      onClose={onClose}
    >
      <Text>{t(`reauthentication.before.${before}`)}</Text>
      {enrolled ? (
        <SecondFactorField value={shown} onChange={setShown} />
      ) : (
        <PasswordInput
          data-autofocus
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="lg"
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          onChange={({ currentTarget }) => {
            setPassword(currentTarget.value);
          }}
        />
      )}
      <SignInProblem problem={prove.problem} shown={enrolled ? 'code' : 'own_password'} />
      {enrolled && (
        <OtherSecondFactor
          value={shown}
          onChange={(other) => {
            setShown(other);
            prove.clear();
          }}
        />
      )}
    </FormDialog>
  );
}
