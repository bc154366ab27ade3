import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { PageTitle } from '../../components/PageTitle.js';
import { EntryPage } from '../EntryPage.js';
import { SignInProblem } from '../SignInProblem.js';
import { useSignOut } from '../use-sign-out.js';
import { CodeField } from './CodeField.js';

/** The second step of a sign-in: the code of the app, or a recovery code where the phone is not at hand. */
export function ShowCode({ onDone }: { readonly onDone: () => Promise<void> }) {
  const { t } = useTranslation('staff');
  const signOut = useSignOut();
  const [way, setWay] = useState<'app' | 'paper'>('app');
  const [code, setCode] = useState('');
  const show = useCommand({
    send: (header, shown: string) =>
      way === 'app'
        ? api.POST('/api/staff/second-factor/code', { params: { header }, body: { code: shown } })
        : api.POST('/api/staff/second-factor/recovery-code', {
            params: { header },
            body: { recoveryCode: shown },
          }),
    onDone,
  });
  const change = (): void => {
    setWay(way === 'app' ? 'paper' : 'app');
    setCode('');
    show.clear();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    show.run(code);
  };
  return (
    <EntryPage>
      <form onSubmit={submit}>
        <Stack gap="lg">
          <PageTitle>{t('secondFactor.title')}</PageTitle>
          <Text>{t(`secondFactor.${way}.what`)}</Text>
          {way === 'app' ? (
            <CodeField autoFocus value={code} onChange={setCode} />
          ) : (
            <TextInput
              label={t('secondFactor.recoveryCode')}
              name="recovery-code"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              withAsterisk={false}
              size="lg"
              value={code}
              onChange={({ currentTarget }) => {
                setCode(currentTarget.value);
              }}
            />
          )}
          <SignInProblem problem={show.problem} shown="code" />
          <Button type="submit" size="lg" loading={show.pending}>
            {t('secondFactor.submit')}
          </Button>
          <Button variant="subtle" onClick={change}>
            {t(`secondFactor.${way}.other`)}
          </Button>
          <Button variant="subtle" onClick={signOut}>
            {t('shell.signOut')}
          </Button>
        </Stack>
      </form>
    </EntryPage>
  );
}
