import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { ConfirmDialog } from '../commands/ConfirmDialog.js';
import { useAnnounce } from '../components/use-announce.js';
import { newPassword } from './new-password.js';
import type { Handover } from './PasswordShown.js';
import { useProvenCommand } from '../session/second-factor/use-proven-command.js';
import { useReturnFocus } from '../components/use-return-focus.js';

export type AccountCommand = 'unlock' | 'disable' | 'enable' | 'reset_password';

interface Props {
  readonly account: Schema<'AdministeredAccount'>;
  readonly command: AccountCommand;
  readonly onPassword: (handover: Handover) => void;
  readonly onClose: () => void;
}

/** Asks before an account is disabled, enabled, or given another password. */
export function AccountCommandDialog({ account, command, onPassword, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  const announce = useAnnounce();
  const [password] = useState(() => newPassword((count) => crypto.getRandomValues(new Uint8Array(count))));
  const { run, pending, problem, proof } = useProvenCommand<undefined>('account', {
    send: (header) => {
      const params = { path: { id: account.id }, header };
      switch (command) {
        case 'unlock':
          return api.POST('/api/staff/accounts/{id}/unlock', { params });
        case 'disable':
          return api.POST('/api/staff/accounts/{id}/disable', { params });
        case 'enable':
          return api.POST('/api/staff/accounts/{id}/enable', { params });
        case 'reset_password':
          return api.POST('/api/staff/accounts/{id}/password', { params, body: { newPassword: password } });
      }
    },
    touches: ['accounts'],
    onDone: () => {
      announce(t(`accounts.done.${command}`, { name: account.displayName }));
      onClose();
      if (command === 'reset_password') onPassword({ username: account.username, password });
    },
  });
  return (
    <>
      <ConfirmDialog
        opened
        title={t(`accounts.command.${command}`)}
        confirm={t(`accounts.command.${command}`)}
        dangerous={command === 'disable'}
        pending={pending}
        problem={problem}
        onConfirm={() => {
          run(undefined);
        }}
        onClose={onClose}
      >
        {t(`accounts.confirm.${command}`, { name: account.displayName })}
      </ConfirmDialog>
      {proof}
    </>
  );
}
