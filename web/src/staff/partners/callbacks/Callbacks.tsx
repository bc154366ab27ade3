import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read, type Schema } from '../../../shared/api/index.js';
import { formatDateTime } from '../../../shared/format/format.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { api } from '../../api.js';
import { Loaded } from '../../components/Loaded.js';
import { Panel } from '../../components/Panel.js';
import { keyOf } from '../../live/topics.js';
import { May } from '../../session/May.js';
import { SecretShown } from '../webhook/SecretShown.js';
import { NewSecretDialog } from './NewSecretDialog.js';

/** Where a partner reports what has become of dossiers, and since when it has the secret to sign that with. */
export function Callbacks({ partnerId: id }: { readonly partnerId: string }) {
  const { t } = useTranslation('staff');
  const page = useQuery({
    queryKey: keyOf('partners', id, 'callbacks'),
    queryFn: () => read(api.GET('/api/staff/partners/{id}/callbacks', { params: { path: { id } } })),
  });
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | undefined>(undefined);
  return (
    <Panel
      title={t('partners.callbacks.title')}
      aside={
        <May action="partner.manage">
          <Button
            aria-haspopup="dialog"
            onClick={() => {
              setMaking(true);
            }}
          >
            {t('partners.callbacks.new.link')}
          </Button>
        </May>
      }
    >
      <Loaded query={page}>{(standing) => <Standing standing={standing} />}</Loaded>
      {making && (
        <NewSecretDialog
          partnerId={id}
          replaces={typeof page.data?.secretMadeAt === 'string'}
          onMade={(made) => {
            setMaking(false);
            setSecret(made.secret);
          }}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
      {secret !== undefined && (
        <SecretShown
          secret={secret}
          onClose={() => {
            setSecret(undefined);
          }}
        />
      )}
    </Panel>
  );
}

function Standing({ standing: { address, secretMadeAt } }: { readonly standing: Schema<'CallbacksPage'> }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <Stack gap="sm" align="start">
      <Text>
        {t('partners.callbacks.address')} <code style={{ overflowWrap: 'anywhere' }}>{address}</code>
      </Text>
      <Text>
        {secretMadeAt === null
          ? t('partners.callbacks.none')
          : t('partners.callbacks.made', { at: formatDateTime(secretMadeAt, language) })}
      </Text>
    </Stack>
  );
}
