import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { FormDialog } from '../commands/FormDialog.js';
import { Faults } from '../components/Faults.js';
import { useAnnounce } from '../components/use-announce.js';
import { useProvenCommand } from '../session/second-factor/use-proven-command.js';
import { faultsOfRoles, rolesOf, type RolesDraft } from './account-draft.js';
import { RolesFields } from './RolesFields.js';

interface Props {
  readonly account: Schema<'AdministeredAccount'>;
  readonly onClose: () => void;
}

/** Gives an account other roles; what is taken away is gone at once. */
export function RolesDialog({ account, onClose }: Props) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const [draft, setDraft] = useState<RolesDraft>({
    roles: account.roles,
    departmentCode: account.departmentCode ?? '',
  });
  const [tried, setTried] = useState(false);
  const change = useProvenCommand('account', {
    send: (header, body: Schema<'RolesChange'>) =>
      api.POST('/api/staff/accounts/{id}/roles', { params: { path: { id: account.id }, header }, body }),
    touches: ['accounts'],
    onDone: () => {
      announce(t('accounts.done.change_roles', { name: account.displayName }));
      onClose();
    },
  });
  const faults = tried ? faultsOfRoles(draft) : [];
  return (
    <>
      <FormDialog
        title={t('accounts.command.change_roles')}
        submit={t('accounts.command.change_roles')}
        pending={change.pending}
        problem={change.problem}
        onSubmit={() => {
          setTried(true);
          if (faultsOfRoles(draft).length === 0) change.run(rolesOf(draft));
        }}
        onClose={onClose}
      >
        <Text>{t('accounts.confirm.change_roles', { name: account.displayName })}</Text>
        <RolesFields
          draft={draft}
          faults={faults}
          onChange={(part) => {
            setDraft({ ...draft, ...part });
          }}
        />
        <Faults texts={faults.map((fault) => t(`accounts.fault.${fault}`))} />
      </FormDialog>
      {change.proof}
    </>
  );
}
