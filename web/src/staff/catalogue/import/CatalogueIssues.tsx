import { Alert, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import tableStyles from '../../components/DataTable.module.css';

/** Everything that is wrong with a file, each by its line and column. */
export function CatalogueIssues({ issues }: { readonly issues: readonly Schema<'CatalogueIssue'>[] }) {
  const { t } = useTranslation('staff');
  return (
    <>
      <Alert color="bad" role="alert">
        {t('catalogue.import.wrong', { count: issues.length })}
      </Alert>
      <Table className={tableStyles['table'] ?? ''}>
        <caption className="visually-hidden">{t('catalogue.import.wrong', { count: issues.length })}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('catalogue.import.line')}</Table.Th>
            <Table.Th>{t('catalogue.import.column')}</Table.Th>
            <Table.Th>{t('catalogue.import.issue')}</Table.Th>
            <Table.Th>{t('catalogue.import.given')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {issues.map(({ line, column, rule, allowed, given }, index) => (
            <Table.Tr key={index}>
              <Table.Th scope="row">{line}</Table.Th>
              <Table.Td>{column === 'row' ? t('catalogue.import.wholeRow') : column}</Table.Td>
              <Table.Td>
                {t(`catalogue.rule.${rule}`)}
                {allowed !== null && allowed !== '' && (
                  <div className={tableStyles['second']}>{t('catalogue.import.allowed', { allowed })}</div>
                )}
              </Table.Td>
              <Table.Td>{given}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
