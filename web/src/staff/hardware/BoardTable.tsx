import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { AllTrays } from './AllTrays.js';
import { BoardTrays } from './BoardTrays.js';
import styles from './Hardware.module.css';
import { Health } from './Health.js';
import { boardTone } from './summary.js';
import type { Board } from './types.js';

/** The boards that drive the locks, one a row. */
export function BoardTable({ boards }: { readonly boards: readonly Board[] }) {
  const { t } = useTranslation('staff');
  return (
    <div className={styles['scroll']}>
      <Table verticalSpacing="sm">
        <caption className="visually-hidden">{t('hardware.boards')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('hardware.column.board')}</Table.Th>
            <Table.Th>{t('hardware.column.place')}</Table.Th>
            <Table.Th className={styles['health'] ?? ''}>{t('hardware.column.health')}</Table.Th>
            <Table.Th>{t('hardware.column.trays')}</Table.Th>
            <Table.Th>{t('hardware.column.notClosed')}</Table.Th>
            <Table.Th>{t('hardware.column.outOfService')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {boards.map((board) => (
            <BoardRow key={board.id} board={board} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function BoardRow({
  board: { id, cabinetName, bus, driver, board, health, reason, detail, trays, notClosed, outOfService },
}: {
  readonly board: Board;
}) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <Table.Tr>
      <Table.Th scope="row" className={styles['board'] ?? ''}>
        {id}
        <div className={styles['second']}>{t('hardware.driver', { driver })}</div>
      </Table.Th>
      <Table.Td>
        {board === null
          ? t('hardware.placeOnLines', { cabinet: inLanguage(cabinetName, language), bus })
          : t('hardware.place', { cabinet: inLanguage(cabinetName, language), bus, board })}
      </Table.Td>
      <Table.Td>
        <Health tone={boardTone[health]}>{t(`hardware.health.${health}`)}</Health>
        {reason !== 'replied' && <div className={styles['second']}>{t(`hardware.reason.${reason}`)}</div>}
        {detail !== null && (
          <div className={styles['detail']} lang="en" translate="no">
            {detail}
          </div>
        )}
      </Table.Td>
      <Table.Td>{trays}</Table.Td>
      <Table.Td>
        {notClosed.length === trays && trays > 1 ? (
          <AllTrays count={trays} />
        ) : (
          <BoardTrays trays={notClosed.map((label) => ({ label }))} />
        )}
      </Table.Td>
      <Table.Td>
        <BoardTrays trays={outOfService} />
      </Table.Td>
    </Table.Tr>
  );
}
