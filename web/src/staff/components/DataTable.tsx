import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DataTable.module.css';

interface Props {
  /** What the table shows, for those who listen. */
  readonly caption: string;
  /** What stands above each column. */
  readonly columns: readonly string[];
  /** Behind them stands one with buttons. */
  readonly withActions?: boolean;
  /** Its rows. */
  readonly children: ReactNode;
}

/** A card with a table in it, a row for each thing. */
export function DataTable({ caption, columns, withActions = false, children }: Props) {
  const { t } = useTranslation('staff');
  return (
    <div className={styles['card']}>
      <Table verticalSpacing="sm" className={styles['table'] ?? ''}>
        <caption className="visually-hidden">{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
            {withActions && (
              <Table.Th>
                <span className="visually-hidden">{t('dossiers.detail.actions')}</span>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
