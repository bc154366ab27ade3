import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { SignInProblem } from '../SignInProblem.js';
import { noSecondFactor, OtherSecondFactor, SecondFactorField } from './SecondFactorFields.js';

interface Props {
  /** Goes on with what the service has refused until now. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/**
 * Asks who sits there once more, when the service wants a fresh proof. Everybody of whom it wants one has an app: what needs
 * such a proof needs the second factor too.
 */
export function ReauthenticationDialog({ onDone, onClose }: Props) {
  const { t } = useTranslation('staff');
  const [shown, setShown] = useState(noSecondFactor);
  const { way, code } = shown;
  const prove = useCommand({
    send: (header) =>
      api.POST('/api/staff/me/reauthentication', {
        params: { header },
        body: way === 'app' ? { kind: 'code', code } : { kind: 'recovery_code', recoveryCode: code },
      }),
    onDone,
  });
  return (
    <FormDialog
      title={t('reauthentication.title')}
      submit={t('secondFactor.submit')}
      pending={prove.pending}
      problem={null}
      onSubmit={prove.run}
      onClose={onClose}
    >
      <Text>{t('reauthentication.why')}</Text>
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
