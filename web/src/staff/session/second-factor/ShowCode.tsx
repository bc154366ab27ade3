import { Button, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { PageTitle } from '../../components/PageTitle.js';
import { EntryPage } from '../EntryPage.js';
import { SignInProblem } from '../SignInProblem.js';
import { useSignOut } from '../use-sign-out.js';
import { noSecondFactor, OtherSecondFactor, SecondFactorField } from './SecondFactorFields.js';

/** The second step of a sign-in: the code of the app, or a recovery code where the phone is not at hand. */
export function ShowCode({ onDone }: { readonly onDone: () => Promise<void> }) {
  const { t } = useTranslation('staff');
  const signOut = useSignOut();
  const [shown, setShown] = useState(noSecondFactor);
  const { way, code } = shown;
  const show = useCommand({
    send: (header) =>
      way === 'app'
        ? api.POST('/api/staff/second-factor/code', { params: { header }, body: { code } })
        : api.POST('/api/staff/second-factor/recovery-code', {
            params: { header },
            body: { recoveryCode: code },
          }),
    onDone,
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    show.run();
  };
  return (
    <EntryPage>
      <form onSubmit={submit}>
        <Stack gap="lg">
          <PageTitle>{t('secondFactor.title')}</PageTitle>
          <Text>{t(`secondFactor.${way}.what`)}</Text>
          <SecondFactorField value={shown} onChange={setShown} />
          <SignInProblem problem={show.problem} shown="code" />
          <Button type="submit" size="lg" loading={show.pending}>
            {t('secondFactor.submit')}
          </Button>
          <OtherSecondFactor
            value={shown}
            onChange={(other) => {
              setShown(other);
              show.clear();
            }}
          />
          <Button variant="subtle" onClick={signOut}>
            {t('shell.signOut')}
          </Button>
        </Stack>
      </form>
    </EntryPage>
  );
}
