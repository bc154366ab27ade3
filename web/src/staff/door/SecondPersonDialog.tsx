import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemError, Schema } from '../../shared/api/index.js';
import { FormDialog } from '../commands/FormDialog.js';
import { CodeField } from '../session/second-factor/CodeField.js';
import { SignInProblem } from '../session/SignInProblem.js';
import { asksForSecondPerson } from './second-person.js';

export type SecondPerson = Schema<'SecondPerson'>;

interface Props {
  readonly pending: boolean;
  readonly problem: ProblemError | null;
  readonly onSubmit: (secondPerson: SecondPerson) => void;
  readonly onClose: () => void;
}

/** Asks for the second person at a tray in which papers may lie. Nothing of theirs is kept by the screen. */
export function SecondPersonDialog({ pending, problem, onSubmit, onClose }: Props) {
  const { t } = useTranslation('staff');
  const [username, setUsername] = useState('');
  const [code, setCode] = useState('');
  return (
    <FormDialog
      title={t('secondPerson.title')}
      submit={t('secondPerson.submit')}
      pending={pending}
      problem={null}
      onSubmit={() => {
        onSubmit({ username: username.trim().toLowerCase(), code });
      }}
      onClose={onClose}
    >
      <Text>{t('secondPerson.why')}</Text>
      <TextInput
        data-autofocus
        label={t('signIn.username')}
        name="second-username"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        size="lg"
        value={username}
        onChange={({ currentTarget }) => {
          setUsername(currentTarget.value);
        }}
      />
      <CodeField value={code} onChange={setCode} />
      <SignInProblem problem={asksForSecondPerson(problem) ? null : problem} shown="name_and_code" />
    </FormDialog>
  );
}
