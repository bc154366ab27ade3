import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { May } from '../../session/May.js';
import styles from './audits.module.css';
import type { Audit, AuditItem } from './use-audits.js';

/** Every tray of the cabinet: what should lie there, what was found, and what that means. */
export function Worksheet({ audit }: { readonly audit: Audit }) {
  const { t } = useTranslation('staff');
  return (
    <Table.ScrollContainer minWidth={640} className={styles['sheet'] ?? ''}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('run.tray')}</Table.Th>
            <Table.Th>{t('trays.audit.should')}</Table.Th>
            <Table.Th>{t('run.papers.dossier')}</Table.Th>
            <Table.Th>{t('trays.audit.found')}</Table.Th>
            <Table.Th>{t('run.papers.result')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {audit.items.map((item) => (
            <Table.Tr key={item.trayLabel}>
              <Table.Td>
                <strong>{item.trayLabel}</strong>
              </Table.Td>
              <Table.Td>{t(`trays.audit.expected.${item.expected}`)}</Table.Td>
              <Table.Td>{item.dossier?.depositNumber ?? item.dossier?.officialCode}</Table.Td>
              <Table.Td>{item.found === null ? '' : t(`trays.audit.expected.${item.found}`)}</Table.Td>
              <Table.Td>
                <span className={styles['result']} data-result={item.result}>
                  {t(`trays.audit.result.${item.result}`)}
                </span>
                {item.skipReason !== null && `: ${item.skipReason}`}
                {item.result === 'skipped' && audit.closedAt === null && (
                  <TakeUp auditId={audit.id} item={item} />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function TakeUp({ auditId, item }: { readonly auditId: string; readonly item: AuditItem }) {
  const { t } = useTranslation('staff');
  const takeUp = useCommand({
    send: (header) =>
      api.DELETE('/api/staff/audits/{id}/trays/{label}/skip', {
        params: { path: { id: auditId, label: item.trayLabel }, header },
      }),
    touches: ['audits'],
  });
  return (
    <May action="audit.work">
      <Button
        className={styles['noPrint'] ?? ''}
        variant="subtle"
        size="compact-md"
        loading={takeUp.pending}
        onClick={() => {
          takeUp.run();
        }}
      >
        {t('trays.audit.takeUp')}
      </Button>
    </May>
  );
}
