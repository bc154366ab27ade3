import { Button, Group, Stack, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { formatDateTime } from '../../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../../shared/texts/index.js';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { Empty } from '../../components/Empty.js';
import { Loaded } from '../../components/Loaded.js';
import { PageTitle } from '../../components/PageTitle.js';
import { Panel } from '../../components/Panel.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { May } from '../../session/May.js';
import { byCabinet } from '../by-cabinet.js';
import { useTrays } from '../use-trays.js';
import { useAudits } from './use-audits.js';

/** The weekly worksheets: begin one for a cabinet, go on with one, look at old ones. */
export function AuditsScreen() {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <Stack gap="lg">
      <PageTitle aside={<Link to="/trays">{t('trays.title')}</Link>}>{t('trays.audit.title')}</PageTitle>
      <May action="audit.work">
        <StartAudit />
      </May>
      <Panel title={t('trays.audit.list')}>
        <Loaded query={useAudits()}>
          {(audits) =>
            audits.length === 0 ? (
              <Empty>{t('trays.audit.none')}</Empty>
            ) : (
              <Table.ScrollContainer minWidth={560}>
                <Table>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('trays.audit.begun')}</Table.Th>
                      <Table.Th>{t('trays.audit.officer')}</Table.Th>
                      <Table.Th>{t('trays.audit.state')}</Table.Th>
                      <Table.Th>{t('trays.audit.differing')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {audits.map(({ id, cabinetName, openedAt, openedBy, closedAt, counts, differing }) => (
                      <Table.Tr key={id}>
                        <Table.Td>
                          <Link to={`/trays/audits/${id}`}>
                            {inLanguage(cabinetName, language)}, {formatDateTime(openedAt, language)}
                          </Link>
                        </Table.Td>
                        <Table.Td>{openedBy.displayName}</Table.Td>
                        <Table.Td>
                          {closedAt === null
                            ? t('trays.audit.open', { count: counts.pending })
                            : t('trays.audit.closed')}
                        </Table.Td>
                        <Table.Td>{differing.join(', ')}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            )
          }
        </Loaded>
      </Panel>
    </Stack>
  );
}

function StartAudit() {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const navigate = useNavigate();
  const { data: trays = [] } = useTrays();
  const start = useCommand({
    send: (header, cabinetId: string) =>
      api.POST('/api/staff/audits', { params: { header }, body: { cabinetId } }),
    touches: ['audits'],
    onDone: ({ id }) => navigate(`/trays/audits/${id}`),
  });
  return (
    <Panel title={t('trays.audit.start')}>
      <p>{t('trays.audit.what')}</p>
      <Group>
        {byCabinet(trays).map(({ id, name }) => (
          <Button
            key={id}
            size="lg"
            loading={start.pending}
            onClick={() => {
              start.run(id);
            }}
          >
            {t('trays.audit.startCabinet', { cabinet: inLanguage(name, language) })}
          </Button>
        ))}
      </Group>
      <ProblemNotice problem={start.problem} />
    </Panel>
  );
}
