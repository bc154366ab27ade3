import { Button, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { Empty } from '../components/Empty.js';
import { Loaded } from '../components/Loaded.js';
import { Panel } from '../components/Panel.js';
import { keyOf } from '../live/topics.js';
import { EntryTable } from './EntryTable.js';
import { addressOf, isSubject, placeOf, subjects, type LedgerPlace } from './ledger-place.js';

const entriesOfAPage = 50;

/** The ledger page by page, the newest first. The place stands in the address, so that the way back is the browser's. */
export function Entries() {
  const { t } = useTranslation('staff');
  const [address, setAddress] = useSearchParams();
  const place = placeOf(address);
  const { subject, before } = place;
  const page = useQuery({
    queryKey: keyOf('ledger', subject, before),
    queryFn: () =>
      read(
        api.GET('/api/staff/ledger', {
          params: {
            query: {
              limit: entriesOfAPage,
              ...(subject === undefined ? {} : { subject }),
              ...(before === undefined ? {} : { before }),
            },
          },
        }),
      ),
  });
  const go = (next: LedgerPlace): void => {
    setAddress(addressOf(next));
  };
  return (
    <Panel title={t('ledger.entries')}>
      <NativeSelect
        maw="24rem"
        label={t('ledger.subjectFilter')}
        value={subject ?? ''}
        data={[
          { value: '', label: t('ledger.every') },
          ...subjects.map((type) => ({ value: type, label: t(`ledger.subject.${type}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          go({ subject: isSubject(value) ? value : undefined, before: undefined });
        }}
      />
      <Loaded query={page}>
        {({ entries, before: older }) => (
          <>
            {entries.length === 0 ? <Empty>{t('ledger.none')}</Empty> : <EntryTable entries={entries} />}
            <Group component="nav" aria-label={t('ledger.pages')} justify="center">
              <Button
                variant="default"
                disabled={before === undefined}
                onClick={() => {
                  go({ subject, before: undefined });
                }}
              >
                {t('ledger.newest')}
              </Button>
              <Button
                variant="default"
                disabled={older === null}
                onClick={() => {
                  if (older !== null) go({ subject, before: older });
                }}
              >
                {t('ledger.older')}
              </Button>
            </Group>
          </>
        )}
      </Loaded>
    </Panel>
  );
}
