import { Button, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { QrCode } from '../../../shared/components/QrCode.js';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { PageTitle } from '../../components/PageTitle.js';
import { Secret } from '../../components/ShownOnce.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { EntryPage } from '../EntryPage.js';
import { SignInProblem } from '../SignInProblem.js';
import { useSignOut } from '../use-sign-out.js';
import { CodeField } from './CodeField.js';

interface Props {
  /** @param recoveryCodes to be shown once. */
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}

/** The first sign-in: a secret is drawn, scanned or typed into the app, and a code of it is shown. */
export function SetUpApp({ onDone }: Props) {
  const { t } = useTranslation('staff');
  const signOut = useSignOut();
  const [code, setCode] = useState('');
  const draw = useCommand({
    send: (header) => api.POST('/api/staff/second-factor/app', { params: { header } }),
  });
  const confirm = useCommand({
    send: (header, shown: string) =>
      api.POST('/api/staff/second-factor/app/confirmation', { params: { header }, body: { code: shown } }),
    onDone: ({ recoveryCodes }) => {
      onDone(recoveryCodes);
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (draw.data === undefined) draw.run();
    else confirm.run(code);
  };
  return (
    <EntryPage>
      <form onSubmit={submit}>
        <Stack gap="lg">
          <PageTitle>{t('secondFactor.setUp.title')}</PageTitle>
          {draw.data === undefined ? (
            <>
              <Text>{t('secondFactor.setUp.why')}</Text>
              <Text>{t('secondFactor.setUp.install')}</Text>
              <ProblemNotice problem={draw.problem} />
            </>
          ) : (
            <>
              <Text>{t('secondFactor.setUp.scan')}</Text>
              <QrCode value={draw.data.uri} label={t('secondFactor.setUp.qr')} />
              <Text>{t('secondFactor.setUp.type')}</Text>
              <Secret>{inGroups(draw.data.key)}</Secret>
              <CodeField value={code} onChange={setCode} />
              <SignInProblem problem={confirm.problem} shown="code" />
            </>
          )}
          <Button type="submit" size="lg" loading={draw.pending || confirm.pending}>
            {draw.data === undefined ? t('secondFactor.setUp.begin') : t('secondFactor.submit')}
          </Button>
          <Button variant="subtle" onClick={signOut}>
            {t('shell.signOut')}
          </Button>
        </Stack>
      </form>
    </EntryPage>
  );
}

/** Four letters each, as a person copies them; apps leave the blanks out. */
const inGroups = (key: string): string => key.replace(/.{4}(?=.)/g, '$& ');
