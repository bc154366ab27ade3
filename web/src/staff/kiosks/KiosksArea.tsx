import { Badge, Button, Group, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read, type Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { DataTable } from '../components/DataTable.js';
import { Empty } from '../components/Empty.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { keyOf } from '../live/topics.js';
import { May } from '../session/May.js';
import { NewKioskDialog } from './NewKioskDialog.js';
import { NewCodeButton } from './NewCodeButton.js';
import { RevokeDialog } from './RevokeDialog.js';
import { SetUpCodeShown } from './SetUpCodeShown.js';

/** The kiosks at the cabinets: which there are, a new one, one that shall be no more. */
export function KiosksArea() {
  const { t } = useTranslation('staff');
  const kiosks = useQuery({
    queryKey: keyOf('kiosks'),
    queryFn: () => read(api.GET('/api/staff/kiosks')),
  });
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Schema<'KioskToSetUp'> | undefined>(undefined);
  const [revoking, setRevoking] = useState<Schema<'Kiosk'> | undefined>(undefined);
  return (
    <Stack gap="lg">
      <PageTitle
        aside={
          <May action="kiosk.provision">
            <Button
              aria-haspopup="dialog"
              onClick={() => {
                setMaking(true);
              }}
            >
              {t('kiosks.new.link')}
            </Button>
          </May>
        }
      >
        {t('areas.kiosks')}
      </PageTitle>
      <Loaded query={kiosks}>
        {({ kiosks: all }) =>
          all.length === 0 ? (
            <Empty>{t('kiosks.none')}</Empty>
          ) : (
            <DataTable
              caption={t('areas.kiosks')}
              columns={[t('kiosks.name'), t('accounts.column.state')]}
              withActions
            >
              {all.map((kiosk) => (
                <Table.Tr key={kiosk.id}>
                  <Table.Th scope="row">{kiosk.name}</Table.Th>
                  <Table.Td>
                    <Badge color={colours[standingOf(kiosk)]}>{t(`kiosks.${standingOf(kiosk)}`)}</Badge>
                  </Table.Td>
                  <Table.Td ta="right">
                    {!kiosk.revoked && (
                      <Group justify="flex-end">
                        <May action="kiosk.provision">
                          <NewCodeButton kiosk={kiosk} onMade={setMade} />
                        </May>
                        <May action="kiosk.revoke">
                          <Button
                            variant="default"
                            aria-haspopup="dialog"
                            onClick={() => {
                              setRevoking(kiosk);
                            }}
                          >
                            {t('kiosks.revoke.link')}
                            <span className="visually-hidden"> {kiosk.name}</span>
                          </Button>
                        </May>
                      </Group>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </DataTable>
          )
        }
      </Loaded>
      {making && (
        <NewKioskDialog
          onMade={(kiosk) => {
            setMaking(false);
            setMade(kiosk);
          }}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
      {made && (
        <SetUpCodeShown
          kiosk={made}
          onClose={() => {
            setMade(undefined);
          }}
        />
      )}
      {revoking && (
        <RevokeDialog
          kiosk={revoking}
          onClose={() => {
            setRevoking(undefined);
          }}
        />
      )}
    </Stack>
  );
}

const colours = { revoked: 'gray', valid: 'good', waiting: 'wait' } as const;

function standingOf({ revoked, setUp }: Schema<'Kiosk'>): keyof typeof colours {
  if (revoked) return 'revoked';
  return setUp ? 'valid' : 'waiting';
}
