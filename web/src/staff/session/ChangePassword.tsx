import { useQueryClient } from '@tanstack/react-query';
import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../components/PageTitle.js';
import { EntryPage } from './EntryPage.js';
import { PasswordForm } from './PasswordForm.js';
import { sessionKey } from './session.js';
import { useSignOut } from './use-sign-out.js';

/** Nothing else is allowed before a person has chosen a password of their own. */
export function ChangePassword() {
  const { t } = useTranslation('staff');
  const queries = useQueryClient();
  const signOut = useSignOut();
  return (
    <EntryPage>
      <Stack gap="lg">
        <PageTitle>{t('password.title')}</PageTitle>
        <Text>{t('password.why')}</Text>
        <PasswordForm onDone={() => queries.invalidateQueries({ queryKey: sessionKey })} />
        <Button variant="subtle" onClick={signOut}>
          {t('shell.signOut')}
        </Button>
      </Stack>
    </EntryPage>
  );
}
