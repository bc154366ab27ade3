import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { useCommand } from '../commands/use-command.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { faultOfNewPassword, shortestPassword } from './password-rule.js';

/** Lets a person choose another password of their own. */
export function PasswordForm({ onDone }: { readonly onDone: () => unknown }) {
  const { t } = useTranslation('staff');
  const [oldPassword, setOldPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const change = useCommand({
    send: (header, body: Schema<'OwnPasswordChange'>) =>
      api.POST('/api/staff/me/password', { params: { header }, body }),
    onDone,
  });
  const fault = faultOfNewPassword(oldPassword, newPassword, repeated);
  const faultText = tried && fault ? t(`password.fault.${fault}`, { count: shortestPassword }) : undefined;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fault === undefined) change.run({ oldPassword, newPassword });
  };
  const field = (
    name: 'old' | 'new' | 'repeated',
    value: string,
    set: (value: string) => void,
    autoComplete: string,
  ) => ({
    label: t(`password.${name}`),
    name: `password-${name}`,
    value,
    autoComplete,
    required: true,
    withAsterisk: false,
    visibilityToggleButtonProps: { 'aria-label': t('signIn.showPassword') },
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      set(currentTarget.value);
    },
  });

  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <PasswordInput {...field('old', oldPassword, setOldPassword, 'current-password')} />
        <PasswordInput
          {...field('new', newPassword, setNewPassword, 'new-password')}
          description={t('password.rule', { count: shortestPassword })}
          error={fault !== 'not_repeated' && faultText}
        />
        <PasswordInput
          {...field('repeated', repeated, setRepeated, 'new-password')}
          error={fault === 'not_repeated' && faultText}
        />
        <ProblemNotice problem={change.problem} />
        <Button type="submit" size="lg" loading={change.pending}>
          {t('password.submit')}
        </Button>
      </Stack>
    </form>
  );
}
