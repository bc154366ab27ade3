import { Badge, Button, Group, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { useLanguage } from '../../shared/texts/index.js';
import { DataTable } from '../components/DataTable.js';
import tableStyles from '../components/DataTable.module.css';
import { useCatalogue } from '../components/use-catalogue.js';
import { useMay, useMe } from '../session/use-me.js';
import { AccountCommandDialog, type AccountCommand } from './AccountCommandDialog.js';
import type { Handover } from './PasswordShown.js';
import { ResetAppDialog } from './ResetAppDialog.js';
import { RolesDialog } from './RolesDialog.js';

type Account = Schema<'AdministeredAccount'>;
type Command = AccountCommand | 'change_roles' | 'reset_second_factor';

interface Props {
  readonly accounts: readonly Account[];
  readonly onPassword: (handover: Handover) => void;
}

/** Accounts, one a row, with what can be done to them. Nobody disables or resets the account they are signed in with. */
export function AccountTable({ accounts, onPassword }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const me = useMe();
  const may = useMay();
  const { data: catalogue } = useCatalogue();
  const [asked, setAsked] = useState<{ account: Account; command: Command } | undefined>(undefined);
  const close = (): void => {
    setAsked(undefined);
  };
  const commandsFor = ({ id, disabled, locked, secondFactor }: Account): readonly Command[] => {
    if (id === me.id) return [];
    const fitting: readonly (readonly [Command, boolean])[] = [
      ['unlock', locked],
      ['enable', disabled],
      ['reset_second_factor', secondFactor === 'set_up'],
      ['change_roles', !disabled],
      ['reset_password', !disabled],
      ['disable', !disabled],
    ];
    return fitting.flatMap(([command, fits]) => (fits && may(`account.${command}`) ? [command] : []));
  };
  return (
    <>
      <DataTable
        caption={t('areas.accounts')}
        columns={[t('accounts.column.name'), t('accounts.column.roles'), t('accounts.column.state')]}
        withActions
      >
        {accounts.map((account) => (
          <Table.Tr key={account.id}>
            <Table.Th scope="row">
              {account.displayName}
              <div className={tableStyles['second']}>{account.username}</div>
            </Table.Th>
            <Table.Td>
              {account.roles.map((role) => t(`accounts.role.${role}`)).join(', ')}
              {account.departmentCode !== null && (
                <div className={tableStyles['second']}>
                  {catalogue?.departments.find(({ code }) => code === account.departmentCode)?.name[
                    language
                  ] ?? account.departmentCode}
                </div>
              )}
            </Table.Td>
            <Table.Td>
              <Badge color={account.disabled ? 'bad' : 'good'}>
                {account.disabled ? t('accounts.disabled') : t('accounts.enabled')}
              </Badge>
              {account.locked && <div className={tableStyles['second']}>{t('accounts.locked')}</div>}
              <div className={tableStyles['second']}>
                {t(`accounts.secondFactor.${account.secondFactor}`)}
              </div>
              {account.givenPassword !== 'none' && (
                <div className={tableStyles['second']}>
                  {t(`accounts.givenPassword.${account.givenPassword}`)}
                </div>
              )}
            </Table.Td>
            <Table.Td>
              <Group gap="xs" justify="flex-end">
                {commandsFor(account).map((command) => (
                  <Button
                    key={command}
                    variant="default"
                    miw="max-content"
                    aria-haspopup="dialog"
                    onClick={() => {
                      setAsked({ account, command });
                    }}
                  >
                    {t(`accounts.command.${command}`)}
                    <span className="visually-hidden"> {account.displayName}</span>
                  </Button>
                ))}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
      {asked?.command === 'change_roles' && <RolesDialog account={asked.account} onClose={close} />}
      {asked?.command === 'reset_second_factor' && <ResetAppDialog account={asked.account} onClose={close} />}
      {asked && asked.command !== 'change_roles' && asked.command !== 'reset_second_factor' && (
        <AccountCommandDialog
          account={asked.account}
          command={asked.command}
          onPassword={onPassword}
          onClose={close}
        />
      )}
    </>
  );
}
