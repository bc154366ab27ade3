import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api.js';
import { useCommand } from '../commands/use-command.js';
import { PageTitle } from '../components/PageTitle.js';
import { LeaveKiosk } from '../kiosk-mode/LeaveKiosk.js';
import { EntryPage } from './EntryPage.js';
import { forgetPerson, readSession, type SessionEnd } from './session.js';
import { SignInProblem } from './SignInProblem.js';

/** @param ended why the session that was there has ended, if there was one. */
export function SignIn({ ended }: { readonly ended?: SessionEnd }) {
  const { t } = useTranslation('staff');
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useCommand({
    send: (header, body: { username: string; password: string }) =>
      api.POST('/api/staff/sessions', { params: { header }, body }),
    onDone: async () => {
      forgetPerson(queries, await readSession());
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    signIn.run({ username: username.trim().toLowerCase(), password });
  };

  return (
    <EntryPage>
      <form onSubmit={submit}>
        <Stack gap="lg">
          <PageTitle>{t('signIn.title')}</PageTitle>
          {ended && (
            <Alert color="wait" role="status">
              {t(`signIn.ended.${ended}`)}
            </Alert>
          )}
          <TextInput
            label={t('signIn.username')}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            value={username}
            onChange={({ currentTarget }) => {
              setUsername(currentTarget.value);
            }}
          />
          <PasswordInput
            label={t('signIn.password')}
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            onChange={({ currentTarget }) => {
              setPassword(currentTarget.value);
            }}
          />
          <SignInProblem problem={signIn.problem} shown="password" />
          <Button type="submit" size="lg" loading={signIn.pending}>
            {t('signIn.submit')}
          </Button>
          <LeaveKiosk />
        </Stack>
      </form>
    </EntryPage>
  );
}
