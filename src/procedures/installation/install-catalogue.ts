import type { Site } from '../../config/index.js';
import type { Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { CatalogueProcedure, Department, Field } from '../entities/index.js';
import { importCatalogue, lockCatalogue } from './import-catalogue.js';
import { loadCatalogue } from './load-catalogue.js';

const actor: Actor = { type: 'system', id: 'site file' };

/** The site file makes a department of what the catalogue names as an agency. The service must not start. */
export class AgencyStillNeededError extends Error {
  override readonly name = 'AgencyStillNeededError';
}

/** The site file asks for a second factor for a procedure that there is not. The service must not start. */
export class UnknownProcedureError extends Error {
  override readonly name = 'UnknownProcedureError';
}

/**
 * Brings fields and departments to what the site file says, and at the first start takes the procedures of its catalogue
 * file. Later starts leave the procedures alone: from then on the catalogue is changed by an import, not by a restart.
 * @throws CatalogueRejectedError naming every bad row of the catalogue file.
 * @throws UnknownProcedureError when the site file names a procedure that the catalogue has not.
 * @throws AgencyStillNeededError when an agency of the catalogue is to become a department.
 */
export async function installCatalogue(transaction: Transaction, site: Site): Promise<void> {
  await lockCatalogue(transaction);
  await refuseLostAgencies(transaction, site);
  await transaction.manager.upsert(
    Field,
    site.fields.map(({ code, name }, position) => ({ code, nameVi: name.vi, nameEn: name.en, position })),
    ['code'],
  );
  await transaction.manager.upsert(
    Department,
    site.departments.map(({ code, name, kind }) => ({ code, nameVi: name.vi, nameEn: name.en, kind })),
    ['code'],
  );
  if (!(await transaction.manager.exists(CatalogueProcedure))) {
    await importCatalogue(transaction, await loadCatalogue(site.catalogueFile, site), actor);
  }
  await refuseUnknownProcedures(transaction, site);
}

/** A slip of the pen there would hand out what was to be asked for. */
async function refuseUnknownProcedures(transaction: Transaction, { pickup }: Site): Promise<void> {
  const known = await transaction.manager.find(CatalogueProcedure, { select: { code: true } });
  const unknown = pickup.secondFactors
    .map(({ procedureCode }) => procedureCode)
    .filter((code) => !known.some((procedure) => procedure.code === code));
  if (unknown.length === 0) return;
  throw new UnknownProcedureError(
    `pickup.secondFactors: ${unknown.join(', ')} must be in the catalogue. Correct the code in the site file, or leave it out.`,
  );
}

async function refuseLostAgencies(transaction: Transaction, site: Site): Promise<void> {
  const departments = site.departments.filter(({ kind }) => kind === 'department').map(({ code }) => code);
  const lost = await transaction.query<{ agency_code: string }>(
    'SELECT DISTINCT agency_code FROM procedure WHERE agency_code = ANY ($1) ORDER BY agency_code',
    [departments],
  );
  if (lost.length === 0) return;
  const codes = lost.map(({ agency_code: code }) => code).join(', ');
  throw new AgencyStillNeededError(
    `departments: ${codes} must stay of kind "agency", because procedures of the catalogue name it as their agency.`,
  );
}
