import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schema } from '../../shared/api/index.js';
import { formatDong } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { DataTable } from '../components/DataTable.js';
import tableStyles from '../components/DataTable.module.css';
import { useMay } from '../session/use-me.js';

interface Props {
  readonly catalogue: Schema<'Catalogue'>;
  readonly procedures: readonly Schema<'CatalogueProcedure'>[];
}

/** Procedures, one a row; for those who may change the catalogue the code leads to the form. */
export function ProcedureTable({ catalogue, procedures }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const mayChange = useMay()('catalogue.change');
  const officeName = (code: string): string =>
    catalogue.departments.find((office) => office.code === code)?.name[language] ?? code;
  const fieldName = (code: string): string =>
    catalogue.fields.find((field) => field.code === code)?.name[language] ?? code;
  return (
    <DataTable
      caption={t('areas.catalogue')}
      columns={[
        t('catalogue.column.code'),
        t('catalogue.column.name'),
        t('catalogue.column.department'),
        t('catalogue.column.through'),
        t('catalogue.column.time'),
        t('catalogue.column.fee'),
      ]}
    >
      {procedures.map((procedure) => (
        <Table.Tr key={procedure.code}>
          <Table.Th scope="row">
            {mayChange ? (
              <Link className={tableStyles['link']} to={`/catalogue/${procedure.code}`}>
                {procedure.code}
              </Link>
            ) : (
              procedure.code
            )}
          </Table.Th>
          <Table.Td>
            {procedure.name[language]}
            <div className={tableStyles['second']}>{fieldName(procedure.fieldCode)}</div>
          </Table.Td>
          <Table.Td>
            {officeName(procedure.departmentCode)}
            {procedure.agencyCode !== null && (
              <div className={tableStyles['second']}>
                {t('catalogue.resultFrom', { name: officeName(procedure.agencyCode) })}
              </div>
            )}
          </Table.Td>
          <Table.Td>{t(`catalogue.through.${throughOf(procedure)}`)}</Table.Td>
          <Table.Td className={tableStyles['whole'] ?? ''}>
            {t('catalogue.days', { count: procedure.processingWorkingDays })}
            {procedure.cutOff !== null && (
              <div className={tableStyles['second']}>{t('catalogue.cutOff', { time: procedure.cutOff })}</div>
            )}
          </Table.Td>
          <Table.Td className={tableStyles['number'] ?? ''}>
            {formatDong(procedure.feeDong, language)}
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}

type Through = 'both' | 'deposit' | 'fetch' | 'neither' | 'notOffered';

function throughOf({ offered, depositable, fetchable }: Schema<'CatalogueProcedure'>): Through {
  if (!offered) return 'notOffered';
  if (depositable) return fetchable ? 'both' : 'deposit';
  return fetchable ? 'fetch' : 'neither';
}
