import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDate, formatDateTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { DossierState } from './DossierState.js';
import styles from './DossierTable.module.css';
import type { Dossier } from './types.js';
import { Whereabouts } from './Whereabouts.js';

interface Props {
  readonly dossiers: readonly Dossier[];
  /** Left out where all have the same. */
  readonly withoutState?: boolean;
  /** In a last column: what can be done at once. */
  readonly action?: (dossier: Dossier) => ReactNode;
}

/** Dossiers, one a row; its number leads to the dossier. */
export function DossierTable({ dossiers, withoutState = false, action }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <div className={styles['scroll']}>
      <Table verticalSpacing="sm" className={styles['table'] ?? ''}>
        <caption className="visually-hidden">{t('dossiers.table.caption')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('dossiers.table.number')}</Table.Th>
            <Table.Th>{t('dossiers.table.procedure')}</Table.Th>
            {!withoutState && <Table.Th>{t('dossiers.table.state')}</Table.Th>}
            <Table.Th>{t('dossiers.table.where')}</Table.Th>
            <Table.Th>{t('dossiers.table.time')}</Table.Th>
            {action && <Table.Th>{t('dossiers.detail.actions')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {dossiers.map((dossier) => (
            <Table.Tr key={dossier.id}>
              <Table.Td>
                <NumberLink dossier={dossier} />
                {dossier.holderName !== null && <div>{dossier.holderName}</div>}
              </Table.Td>
              <Table.Td>{dossier.procedure.name[language]}</Table.Td>
              {!withoutState && (
                <Table.Td>
                  <DossierState state={dossier.state} />
                </Table.Td>
              )}
              <Table.Td>
                <Whereabouts dossier={dossier} />
              </Table.Td>
              <Table.Td>
                {dossier.windowEndsAt !== null && dossier.closedAt === null ? (
                  t('dossiers.table.window', { date: formatDateTime(dossier.windowEndsAt, language) })
                ) : dossier.dueAt !== null && dossier.closedAt === null ? (
                  t('dossiers.table.due', { date: formatDate(dossier.dueAt, language) })
                ) : (
                  <span aria-hidden>–</span>
                )}
              </Table.Td>
              {action && <Table.Td>{action(dossier)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function NumberLink({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('staff');
  const [first = t('dossiers.table.unnumbered'), second] = [
    dossier.depositNumber,
    dossier.officialCode,
  ].filter((number) => number !== null);
  return (
    <Link to={`/dossiers/${dossier.id}`} className={styles['number']}>
      {first}
      {second !== undefined && <span className={styles['second']}>{second}</span>}
    </Link>
  );
}
