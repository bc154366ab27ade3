import { Injectable } from '@nestjs/common';
import { assertInvariant, DomainError } from '../../kernel/index.js';
import { dueAt, findProcedure, listDepartments, SiteCalendar } from '../../procedures/index.js';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { StaffAsking } from '../staff-scope.js';

export interface Acceptance {
  /** From the one-stop system; never minted here. */
  readonly officialCode: string;
  /** Where it is processed, if elsewhere than its procedure says. */
  readonly departmentCode?: string | undefined;
}

/** The officer has checked the papers: from now on it is an application, with a day on which it is due. */
@Injectable()
export class Accept {
  constructor(
    private readonly dossiers: StaffDossiers,
    private readonly calendar: SiteCalendar,
  ) {}

  /**
   * @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown,
   * official_code_taken, validation_failed when there is no such department
   */
  async execute(
    transaction: Transaction,
    staff: StaffAsking,
    dossierId: string,
    acceptance: Acceptance,
  ): Promise<void> {
    const dossier = await this.dossiers.lockFor(transaction, staff, dossierId, 'accept');
    const procedure = await findProcedure(transaction.manager, dossier.procedureCode);
    assertInvariant(procedure, 'a dossier names a procedure of the catalogue');
    const departmentCode = acceptance.departmentCode ?? procedure.departmentCode;
    await requireDepartment(transaction, departmentCode);

    const calendar = await this.calendar.read(transaction.manager);
    const changes = {
      departmentCode,
      officialCode: acceptance.officialCode,
      acceptedAt: transaction.at,
      dueAt: dueAt(calendar, procedure, transaction.at),
    };
    const details = { dueAt: changes.dueAt.toISOString() };
    await this.dossiers.take(transaction, staff, dossier, 'accept', { changes, details });
  }
}

async function requireDepartment(transaction: Transaction, code: string): Promise<void> {
  const departments = await listDepartments(transaction.manager);
  if (departments.some((department) => department.code === code)) return;
  throw new DomainError('validation_failed', `There is no department ${code}. Choose one of the site's.`);
}
