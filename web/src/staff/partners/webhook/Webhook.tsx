import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read, type Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { Empty } from '../../components/Empty.js';
import { Loaded } from '../../components/Loaded.js';
import { Panel } from '../../components/Panel.js';
import { keyOf } from '../../live/topics.js';
import { May } from '../../session/May.js';
import { AddressDialog } from './AddressDialog.js';
import { DeadLetters } from './DeadLetters.js';
import { SecretShown } from './SecretShown.js';
import { SwitchOffDialog } from './SwitchOffDialog.js';

/** Where a partner is told of dossiers, and what could not be told. */
export function Webhook({ partnerId: id }: { readonly partnerId: string }) {
  const { t } = useTranslation('staff');
  const page = useQuery({
    queryKey: keyOf('partners', id, 'webhook'),
    queryFn: () => read(api.GET('/api/staff/partners/{id}/webhook', { params: { path: { id } } })),
  });
  const [dialog, setDialog] = useState<'address' | 'switch_off' | undefined>(undefined);
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const close = (): void => {
    setDialog(undefined);
  };
  return (
    <>
      <Panel
        title={t('partners.webhook.title')}
        aside={
          <May action="partner.manage">
            <Button
              aria-haspopup="dialog"
              onClick={() => {
                setDialog('address');
              }}
            >
              {t('partners.webhook.set')}
            </Button>
          </May>
        }
      >
        <Loaded query={page}>
          {({ webhook }) =>
            webhook === null ? (
              <Empty>{t('partners.webhook.none')}</Empty>
            ) : (
              <Standing
                webhook={webhook}
                onSwitchOff={() => {
                  setDialog('switch_off');
                }}
              />
            )
          }
        </Loaded>
      </Panel>
      {page.data !== undefined && page.data.deadLetters.length > 0 && (
        <DeadLetters
          partnerId={id}
          letters={page.data.deadLetters}
          canBeSent={page.data.webhook?.switchedOff === false}
        />
      )}
      {dialog === 'address' && (
        <AddressDialog
          partnerId={id}
          before={page.data?.webhook?.url ?? ''}
          onMade={(made) => {
            close();
            setSecret(made.secret);
          }}
          onClose={close}
        />
      )}
      {dialog === 'switch_off' && <SwitchOffDialog partnerId={id} onClose={close} />}
      {secret !== undefined && (
        <SecretShown
          secret={secret}
          onClose={() => {
            setSecret(undefined);
          }}
        />
      )}
    </>
  );
}

interface StandingProps {
  readonly webhook: Schema<'Webhook'>;
  readonly onSwitchOff: () => void;
}

function Standing({ webhook: { url, switchedOff, waiting }, onSwitchOff }: StandingProps) {
  const { t } = useTranslation('staff');
  return (
    <Stack gap="sm" align="start">
      <Group>
        <Badge color={switchedOff ? 'gray' : 'good'}>
          {t(switchedOff ? 'partners.webhook.off' : 'partners.webhook.on')}
        </Badge>
        <Text style={{ overflowWrap: 'anywhere' }}>{url}</Text>
      </Group>
      {waiting > 0 && <Text>{t('partners.webhook.waiting', { count: waiting })}</Text>}
      {!switchedOff && (
        <May action="partner.manage">
          <Button variant="default" aria-haspopup="dialog" onClick={onSwitchOff}>
            {t('partners.webhook.switchOff.link')}
          </Button>
        </May>
      )}
    </Stack>
  );
}
