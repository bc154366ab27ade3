import type { EntityManager } from 'typeorm';
import { DomainError, parseVietnameseMobile, type PhoneNumber } from '../../kernel/index.js';
import type { DossierPage, DossierSearch, StaffDossier } from '../http/staff-dossiers.schemas.js';
import { departmentSeen, mayWith, type StaffAsking } from '../staff-scope.js';
import { selectDossiers, type DossierRow } from './dossier-rows.js';
import { findByName } from '../personal-data/find-by-name.js';
import type { Persons } from '../personal-data/persons.js';
import { recognise } from './search-text.policy.js';
import { staffDossierView } from './staff-dossier.view.js';

/** Dossiers that fit every given criterion, the newest first; of a department's people only their own department's. */
export async function searchDossiers(
  manager: EntityManager,
  persons: Persons,
  staff: StaffAsking,
  search: DossierSearch,
): Promise<DossierPage> {
  const { conditions, parameters } = await criteria(manager, persons, staff, search);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const { page, pageSize } = search;
  const rows = await selectDossiers(
    manager,
    `${where} ORDER BY dossier.created_at DESC, dossier.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    parameters,
  );
  const [count] = await manager.query<{ total: string }[]>(`SELECT count(*) AS total FROM dossier ${where}`, [
    ...parameters,
  ]);
  const dossiers = rows.map((row) => staffDossierView(row, staff, persons));
  return { dossiers, total: Number(count?.total ?? 0), page, pageSize };
}

/** @throws DomainError not_found, also for somebody who may not see it. */
export async function getDossierRow(
  manager: EntityManager,
  staff: StaffAsking,
  dossierId: string,
): Promise<DossierRow> {
  const [row] = await selectDossiers(manager, 'WHERE dossier.id = $1', [dossierId]);
  if (row && mayWith(staff, 'dossier.read', row.department_code)) return row;
  throw new DomainError('not_found', 'There is no such dossier.');
}

/** @throws DomainError not_found, also for somebody who may not see it. */
export async function getStaffDossier(
  manager: EntityManager,
  persons: Persons,
  staff: StaffAsking,
  dossierId: string,
): Promise<StaffDossier> {
  return staffDossierView(await getDossierRow(manager, staff, dossierId), staff, persons);
}

async function criteria(
  manager: EntityManager,
  persons: Persons,
  staff: StaffAsking,
  { q, ...named }: DossierSearch,
): Promise<{ conditions: string[]; parameters: unknown[] }> {
  const sought = q === undefined ? undefined : recognise(q);
  const search = sought === undefined ? named : { ...named, [sought.kind]: sought.value };
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  const equal = (column: string, value: unknown) => {
    parameters.push(value);
    conditions.push(`${column} = $${parameters.length}`);
  };
  const department = departmentSeen(staff);
  if (department !== null) equal('dossier.department_code', department);
  if (search.departmentCode !== undefined) equal('dossier.department_code', search.departmentCode);
  if (search.depositNumber !== undefined) equal('dossier.deposit_number', search.depositNumber);
  if (search.officialCode !== undefined) equal('dossier.official_code', search.officialCode);
  if (search.phone !== undefined) equal('dossier.phone_index', persons.indexOf(phoneOf(search.phone)));
  if (search.state !== undefined) equal('dossier.state', search.state);
  if (search.custody !== undefined) equal('dossier.custody', search.custody);
  if (search.trayLabel !== undefined) equal('dossier.tray_label', search.trayLabel);
  if (search.open !== undefined) {
    conditions.push(`dossier.closed_at IS ${search.open ? '' : 'NOT '}NULL`);
  }
  if (search.name !== undefined) {
    parameters.push(await findByName(manager, persons, search.name));
    conditions.push(`dossier.id = ANY ($${parameters.length})`);
  }
  return { conditions, parameters };
}

function phoneOf(written: string): PhoneNumber {
  const phone = parseVietnameseMobile(written);
  if (phone !== undefined) return phone;
  throw new DomainError('phone_not_vietnamese_mobile', 'Search with a whole Vietnamese mobile number.');
}
