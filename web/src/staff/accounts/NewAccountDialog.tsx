import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { FormDialog } from '../commands/FormDialog.js';
import { Faults } from '../components/Faults.js';
import { textField } from '../components/fields.js';
import { useProvenCommand } from '../session/second-factor/use-proven-command.js';
import { accountOf, emptyAccount, faultsOf, type AccountDraft } from './account-draft.js';
import { newPassword } from './new-password.js';
import type { Handover } from './PasswordShown.js';
import { RolesFields } from './RolesFields.js';

interface Props {
  readonly onMade: (handover: Handover) => void;
  readonly onClose: () => void;
}

/** Makes an account; its password is made here, shown once, and changed at the first sign-in. */
export function NewAccountDialog({ onMade, onClose }: Props) {
  const { t } = useTranslation('staff');
  const [draft, setDraft] = useState<AccountDraft>(emptyAccount);
  const [tried, setTried] = useState(false);
  const make = useProvenCommand('account', {
    send: (header, body: Schema<'NewAccount'>) =>
      api.POST('/api/staff/accounts', { params: { header }, body }),
    touches: ['accounts'],
    onDone: (_account, { username, password }) => {
      onMade({ username, password });
    },
  });
  const change = (part: Partial<AccountDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  const faults = tried ? faultsOf(draft) : [];
  return (
    <>
      <FormDialog
        title={t('accounts.new.title')}
        submit={t('accounts.new.submit')}
        pending={make.pending}
        problem={make.problem}
        onSubmit={() => {
          setTried(true);
          if (faultsOf(draft).length > 0) return;
          make.run(
            accountOf(
              draft,
              newPassword((count) => crypto.getRandomValues(new Uint8Array(count))),
            ),
          );
        }}
        onClose={onClose}
      >
        <TextInput
          data-autofocus
          label={t('accounts.new.displayName')}
          maxLength={80}
          error={faults.includes('displayName')}
          {...textField(draft.displayName, (displayName) => {
            change({ displayName });
          })}
        />
        <TextInput
          label={t('accounts.new.username')}
          description={t('accounts.new.usernameHint')}
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="off"
          error={faults.includes('username')}
          {...textField(draft.username, (username) => {
            change({ username });
          })}
        />
        <RolesFields draft={draft} faults={faults} onChange={change} />
        <Faults texts={faults.map((fault) => t(`accounts.fault.${fault}`))} />
      </FormDialog>
      {make.proof}
    </>
  );
}
