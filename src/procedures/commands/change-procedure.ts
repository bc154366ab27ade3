import type { Site } from '../../config/index.js';
import { DomainError, type Actor } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/index.js';
import { digestOf, readRow, type ColumnName, type Procedure } from '../catalogue/index.js';
import { CatalogueProcedure } from '../entities/index.js';
import { changedColumns, columnsOf, type ColumnValue } from '../installation/catalogue-columns.js';
import { lockCatalogue, nextVersion } from '../installation/import-catalogue.js';
import { knownCodes } from '../installation/load-catalogue.js';
import { findProcedure, type StoredProcedure } from '../queries.js';

/** Where in the request a column of the catalogue is given. */
const placeOf: Readonly<Record<ColumnName, string>> = {
  code: 'path.code',
  name_vi: 'name.vi',
  name_en: 'name.en',
  field: 'fieldCode',
  department: 'departmentCode',
  agency: 'agencyCode',
  depositable: 'depositable',
  fetchable: 'fetchable',
  processing_working_days: 'processingWorkingDays',
  cut_off: 'cutOff',
  fee_dong: 'feeDong',
  tray_size: 'traySize',
  papers: 'papers',
};

/**
 * Brings one procedure to what somebody has entered, under the same rules as a row of the catalogue file. Does nothing
 * where nothing differs. Dossiers that were accepted keep the day they are due.
 * @param seenVersion of the procedure as it was when somebody began to change it.
 * @throws DomainError not_found, procedure_changed, validation_failed
 */
export async function changeProcedure(
  transaction: Transaction,
  site: Site,
  wanted: StoredProcedure,
  seenVersion: string,
  actor: Actor,
): Promise<StoredProcedure> {
  await lockCatalogue(transaction);
  const { offered } = wanted;
  const before = await findProcedure(transaction.manager, wanted.code);
  if (!before) throw new DomainError('not_found', `There is no procedure ${wanted.code} in the catalogue.`);
  if (digestOf(before) !== seenVersion) {
    throw new DomainError(
      'procedure_changed',
      `Somebody has changed procedure ${wanted.code} meanwhile; nothing was overwritten. Read it again, then change it.`,
    );
  }
  const after = checked(wanted, site);
  const columns = changedColumns(before, after);
  if (columns.length === 0 && before.offered === offered) return before;

  const { name, papers, ...rest } = after;
  const row = { ...rest, nameVi: name.vi, nameEn: name.en, papers: [...papers], offered };
  await transaction.manager.update(CatalogueProcedure, { code: after.code }, row);
  appendToLedger(transaction, {
    kind: 'catalogue.procedure_changed',
    subject: { type: 'catalogue', id: 'procedures', version: await nextVersion(transaction) },
    actor,
    details: {
      code: after.code,
      changes: columns.map(({ column, before: old, after: now }) => ({ column, before: old, after: now })),
      offered,
    },
  });
  return { ...after, offered };
}

/** One set of rules for the file and the screen: what is entered is read as a row of the file would be. */
function checked(wanted: Procedure, site: Site): Procedure {
  const entries = Object.entries(columnsOf(wanted)).map(([column, value]) => [column, cellOf(value)]);
  const result = readRow(Object.fromEntries(entries) as Record<ColumnName, string>, knownCodes(site));
  if ('procedure' in result) return result.procedure;
  const errors = result.issues.map(({ column, message }) => ({
    where: placeOf[column as ColumnName],
    message,
  }));
  const summary = errors.map(({ where, message }) => `${where}: ${message}`).join('; ');
  throw new DomainError('validation_failed', `Correct the request: ${summary}`, { extensions: { errors } });
}

function cellOf(value: ColumnValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join('|') : String(value);
}
