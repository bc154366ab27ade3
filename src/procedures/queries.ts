import type { EntityManager } from 'typeorm';
import type { DepartmentKind } from '../config/index.js';
import { assertUnreachable, DomainError, type LocalizedText } from '../kernel/index.js';
import type { CitizenPurpose } from '../platform/index.js';
import type { Procedure } from './catalogue/index.js';
import { CatalogueProcedure, Department, Field } from './entities/index.js';

/** What citizens come to a procedure for. */
export type ServedPurpose = Exclude<CitizenPurpose, 'lookup'>;

/** A procedure of the catalogue; `offered` is false for one that only old dossiers name. */
export interface StoredProcedure extends Procedure {
  readonly offered: boolean;
}

export interface FieldView {
  readonly code: string;
  readonly name: LocalizedText;
}

export interface FieldWithProcedures extends FieldView {
  readonly procedures: readonly StoredProcedure[];
}

export interface DepartmentView {
  readonly code: string;
  readonly name: LocalizedText;
  readonly kind: DepartmentKind;
}

/** A procedure whatever its standing; undefined when there never was one of this code. */
export async function findProcedure(
  manager: EntityManager,
  code: string,
): Promise<StoredProcedure | undefined> {
  const row = await manager.findOneBy(CatalogueProcedure, { code });
  return row ? procedureOf(row) : undefined;
}

/**
 * A procedure that may be used here for this purpose now.
 * @throws DomainError procedure_unknown, procedure_not_depositable or procedure_not_fetchable.
 */
export async function getOfferedProcedure(
  manager: EntityManager,
  code: string,
  purpose: ServedPurpose,
): Promise<StoredProcedure> {
  const procedure = await findProcedure(manager, code);
  if (!procedure?.offered) {
    throw new DomainError(
      'procedure_unknown',
      `There is no procedure ${code} in the catalogue. Choose one from it.`,
    );
  }
  if (serves(procedure, purpose)) return procedure;
  throw purpose === 'deposit'
    ? new DomainError(
        'procedure_not_depositable',
        `Papers for procedure ${code} cannot be deposited here. Take them to the desk.`,
      )
    : new DomainError(
        'procedure_not_fetchable',
        `Results of procedure ${code} cannot be fetched here. They are handed over at the desk.`,
      );
}

/** The fields in the site's order, each with what it offers for this purpose; fields that offer nothing are left out. */
export async function listOfferedByField(
  manager: EntityManager,
  purpose: ServedPurpose,
): Promise<FieldWithProcedures[]> {
  const procedures = (await listProcedures(manager)).filter(
    (procedure) => procedure.offered && serves(procedure, purpose),
  );
  const fields = await listFields(manager);
  return fields
    .map((field) => ({
      ...field,
      procedures: procedures.filter(({ fieldCode }) => fieldCode === field.code),
    }))
    .filter((field) => field.procedures.length > 0);
}

/** The whole catalogue in the order of its file, with what is no longer offered. */
export async function listProcedures(manager: EntityManager): Promise<StoredProcedure[]> {
  const rows = await manager.find(CatalogueProcedure, { order: { position: 'ASC', code: 'ASC' } });
  return rows.map(procedureOf);
}

export async function listFields(manager: EntityManager): Promise<FieldView[]> {
  const rows = await manager.find(Field, { order: { position: 'ASC', code: 'ASC' } });
  return rows.map(({ code, nameVi, nameEn }) => ({ code, name: { vi: nameVi, en: nameEn } }));
}

/** Departments and agencies. */
export async function listDepartments(manager: EntityManager): Promise<DepartmentView[]> {
  const rows = await manager.find(Department, { order: { code: 'ASC' } });
  return rows.map(({ code, nameVi, nameEn, kind }) => ({ code, name: { vi: nameVi, en: nameEn }, kind }));
}

function serves(procedure: Procedure, purpose: ServedPurpose): boolean {
  switch (purpose) {
    case 'deposit':
      return procedure.depositable;
    case 'pickup':
      return procedure.fetchable;
    default:
      return assertUnreachable(purpose);
  }
}

function procedureOf(row: CatalogueProcedure): StoredProcedure {
  return {
    code: row.code,
    name: { vi: row.nameVi, en: row.nameEn },
    fieldCode: row.fieldCode,
    departmentCode: row.departmentCode,
    agencyCode: row.agencyCode,
    depositable: row.depositable,
    fetchable: row.fetchable,
    processingWorkingDays: row.processingWorkingDays,
    cutOff: row.cutOff,
    feeDong: row.feeDong,
    traySize: row.traySize,
    papers: row.papers,
    offered: row.offered,
  };
}
