import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDateTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { Empty } from '../components/Empty.js';
import { Loaded } from '../components/Loaded.js';
import { Panel } from '../components/Panel.js';
import { useRuns } from './use-run.js';

const mostShown = 10;

/** The newest runs that are closed, each with its papers. */
export function PastRuns() {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <Panel title={t('run.past.title')}>
      <Loaded query={useRuns()}>
        {(runs) => {
          const closed = runs.filter(({ closedAt }) => closedAt !== null).slice(0, mostShown);
          if (closed.length === 0) return <Empty>{t('run.past.none')}</Empty>;
          return (
            <Table.ScrollContainer minWidth={520}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('run.past.time')}</Table.Th>
                    <Table.Th>{t('run.past.closedAt')}</Table.Th>
                    <Table.Th>{t('run.past.officer')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {closed.map(({ id, scheduledAt, extra, closedAt, closedBy }) => (
                    <Table.Tr key={id}>
                      <Table.Td>
                        <Link to={`/run/${id}`}>
                          {formatDateTime(scheduledAt, language)}
                          {extra && ` (${t('run.extra')})`}
                        </Link>
                      </Table.Td>
                      <Table.Td>{closedAt !== null && formatDateTime(closedAt, language)}</Table.Td>
                      <Table.Td>{closedBy?.displayName}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          );
        }}
      </Loaded>
    </Panel>
  );
}
