import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../shared/format/format.js';
import { read, type Schema } from '../../../shared/api/index.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { api } from '../../api.js';
import { Empty } from '../../components/Empty.js';
import { Loading } from '../../components/Loading.js';
import { Panel } from '../../components/Panel.js';
import { keyOf } from '../../live/topics.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { describeEntry } from './describe-entry.js';
import styles from './TrayPanel.module.css';

type Entry = Schema<'TrayHistory'>['entries'][number];

const entriesAPage = 10;

/** What has happened at a tray, the newest first. */
export function TrayHistory({ label }: { readonly label: string }) {
  const { t } = useTranslation('staff');
  const history = useInfiniteQuery({
    queryKey: keyOf('trays', label, 'history'),
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/staff/trays/{label}/history', {
          params: {
            path: { label },
            query: { limit: entriesAPage, ...(pageParam === null ? {} : { before: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ before }) => before,
  });
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Panel title={t('trays.history.title')}>
      <ProblemNotice problem={history.error} />
      {history.isPending && <Loading />}
      {history.isSuccess && entries.length === 0 && <Empty>{t('trays.history.none')}</Empty>}
      <ol className={styles['history']}>
        {entries.map((entry) => (
          <EntryView key={entry.sequence} entry={entry} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          variant="default"
          loading={history.isFetchingNextPage}
          onClick={() => {
            void history.fetchNextPage();
          }}
        >
          {t('trays.history.more')}
        </Button>
      )}
    </Panel>
  );
}

function EntryView({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { what, outcome, detail } = describeEntry(entry, language, t);
  return (
    <li className={styles['entry']}>
      <p className={styles['when']}>
        {formatDateTime(entry.at, language)} · {entry.actor.displayName ?? t(`trays.actor.${actorOf(entry)}`)}
      </p>
      <p>
        <strong>{what}</strong>
        {outcome !== null && ` – ${outcome}`}
      </p>
      {detail !== null && <p>{detail}</p>}
    </li>
  );
}

const actorOf = ({ actor: { type } }: Entry): 'citizen' | 'staff' | 'house' =>
  type === 'citizen' || type === 'staff' ? type : 'house';
