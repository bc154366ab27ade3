import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { useLanguage } from '../../shared/texts/index.js';
import { api } from '../api.js';
import { FormDialog } from '../commands/FormDialog.js';
import { useCommand } from '../commands/use-command.js';
import { Faults } from '../components/Faults.js';
import { textField } from '../components/fields.js';
import { useCatalogue } from '../components/use-catalogue.js';
import {
  accountOf,
  emptyAccount,
  faultsOf,
  officeKindOf,
  roles,
  type AccountDraft,
} from './account-draft.js';
import { newPassword } from './new-password.js';
import type { Handover } from './PasswordShown.js';

interface Props {
  readonly onMade: (handover: Handover) => void;
  readonly onClose: () => void;
}

/** Makes an account; its password is made here, shown once, and changed at the first sign-in. */
export function NewAccountDialog({ onMade, onClose }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { data: catalogue } = useCatalogue();
  const [draft, setDraft] = useState<AccountDraft>(emptyAccount);
  const [tried, setTried] = useState(false);
  const make = useCommand({
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
  const kind = officeKindOf(draft.roles);
  const offices = (catalogue?.departments ?? []).filter((office) => office.kind === kind);
  return (
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
      <Checkbox.Group
        label={t('accounts.column.roles')}
        value={[...draft.roles]}
        onChange={(chosen) => {
          change({ roles: roles.filter((role) => chosen.includes(role)), departmentCode: '' });
        }}
      >
        <Stack gap="xs" mt="xs">
          {roles.map((role) => (
            <Checkbox key={role} value={role} label={t(`accounts.role.${role}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {kind !== undefined && (
        <NativeSelect
          label={t(`accounts.new.office.${kind}`)}
          error={faults.includes('departmentCode')}
          data={[
            { value: '', label: t('accounts.new.choose') },
            ...offices.map(({ code, name }) => ({ value: code, label: name[language] })),
          ]}
          {...textField(draft.departmentCode, (departmentCode) => {
            change({ departmentCode });
          })}
        />
      )}
      <Faults texts={faults.map((fault) => t(`accounts.fault.${fault}`))} />
    </FormDialog>
  );
}
