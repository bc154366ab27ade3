import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/texts/index.js';
import { Empty } from '../components/Empty.js';
import { Panel } from '../components/Panel.js';
import { itemsOf } from './next-item.js';
import type { Run } from './run-types.js';

/** What came of every item. */
export function RunResults({ run }: { readonly run: Run }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const items = itemsOf(run);
  return (
    <Panel title={t('run.papers.items')}>
      {items.length === 0 ? (
        <Empty>{t('run.papers.noItems')}</Empty>
      ) : (
        <Table.ScrollContainer minWidth={640}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('run.papers.list')}</Table.Th>
                <Table.Th>{t('run.tray')}</Table.Th>
                <Table.Th>{t('run.papers.dossier')}</Table.Th>
                <Table.Th>{t('run.papers.result')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map(({ id, list, trayLabel, dossier, result, reason }) => (
                <Table.Tr key={id}>
                  <Table.Td>{t(`run.lists.${list}`)}</Table.Td>
                  <Table.Td>{trayLabel}</Table.Td>
                  <Table.Td>
                    {dossier && (
                      <>
                        {dossier.depositNumber ?? dossier.officialCode}
                        <br />
                        {dossier.procedure.name[language]}
                      </>
                    )}
                  </Table.Td>
                  <Table.Td>
                    {t(`run.result.${result}`)}
                    {result === 'unresolved' && reason !== null && `: ${reason}`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
