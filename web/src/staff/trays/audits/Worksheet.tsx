import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './audits.module.css';
import { RowAction } from './RowAction.js';
import type { Audit } from './use-audits.js';

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
                <Link to={`/trays/${item.trayLabel}`}>{item.trayLabel}</Link>
              </Table.Td>
              <Table.Td>{t(`trays.audit.expected.${item.expected}`)}</Table.Td>
              <Table.Td>
                {item.dossier && (
                  <Link to={`/dossiers/${item.dossier.id}`}>
                    {item.dossier.depositNumber ??
                      item.dossier.officialCode ??
                      t('dossiers.table.unnumbered')}
                  </Link>
                )}
              </Table.Td>
              <Table.Td>{item.found === null ? '' : t(`trays.audit.expected.${item.found}`)}</Table.Td>
              <Table.Td>
                <span className={styles['result']} data-result={item.result}>
                  {t(`trays.audit.result.${item.result}`)}
                </span>
                {item.skipReason !== null && `: ${item.skipReason}`}
                {audit.closedAt === null && <RowAction audit={audit} item={item} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
