import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { keyOf } from '../live/topics.js';
import { May } from '../session/May.js';
import { AccountTable } from './AccountTable.js';
import { NewAccountDialog } from './NewAccountDialog.js';
import { PasswordShown, type Handover } from './PasswordShown.js';

/** The accounts of the staff. */
export function AccountsArea() {
  const { t } = useTranslation('staff');
  const accounts = useQuery({
    queryKey: keyOf('accounts'),
    queryFn: () => read(api.GET('/api/staff/accounts')),
  });
  const [making, setMaking] = useState(false);
  const [handover, setHandover] = useState<Handover | undefined>(undefined);
  return (
    <Stack gap="lg">
      <PageTitle
        aside={
          <May action="account.create">
            <Button
              aria-haspopup="dialog"
              onClick={() => {
                setMaking(true);
              }}
            >
              {t('accounts.new.link')}
            </Button>
          </May>
        }
      >
        {t('areas.accounts')}
      </PageTitle>
      <Loaded query={accounts}>
        {({ accounts: all }) => <AccountTable accounts={all} onPassword={setHandover} />}
      </Loaded>
      {making && (
        <NewAccountDialog
          onMade={(made) => {
            setMaking(false);
            setHandover(made);
          }}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
      {handover && (
        <PasswordShown
          handover={handover}
          onClose={() => {
            setHandover(undefined);
          }}
        />
      )}
    </Stack>
  );
}
