import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { EntryActor } from './EntryActor.js';
import { EntryDetails } from './EntryDetails.js';
import { EntrySubject } from './EntrySubject.js';
import { isKnownKind } from './kind.js';
import styles from './Ledger.module.css';
import type { LedgerEntry } from './types.js';

/** Entries of the ledger, one a row, each with its details to be unfolded. */
export function EntryTable({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <div className={styles['scroll']}>
      <Table verticalSpacing="sm">
        <caption className="visually-hidden">{t('ledger.entries')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('ledger.column.time')}</Table.Th>
            <Table.Th>{t('ledger.column.what')}</Table.Th>
            <Table.Th>{t('ledger.column.subject')}</Table.Th>
            <Table.Th>{t('ledger.column.actor')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.sequence}>
              <Table.Td className={styles['time'] ?? ''}>{formatDateTime(entry.at, language)}</Table.Td>
              <Table.Td className={styles['what'] ?? ''}>
                {isKnownKind(entry.kind) ? t(`ledger.kind.${entry.kind}`) : entry.kind}
                <EntryDetails entry={entry} />
              </Table.Td>
              <Table.Td>
                <EntrySubject subject={entry.subject} />
              </Table.Td>
              <Table.Td>
                <EntryActor actor={entry.actor} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
