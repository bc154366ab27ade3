import { Injectable } from '@nestjs/common';
import { assertInvariant } from '../../kernel/index.js';
import { listDepartments } from '../../procedures/index.js';
import type { Transaction } from '../../platform/index.js';
import { StaffDossiers } from '../staff-dossiers.js';
import type { Asking } from '../staff-scope.js';

/** The department or agency takes the papers over from the officer. */
@Injectable()
export class ReceiveInDepartment {
  constructor(private readonly dossiers: StaffDossiers) {}

  /** @throws DomainError not_found, transition_not_legal, door_operation_pending, tray_content_unknown */
  async execute(transaction: Transaction, asking: Asking, dossierId: string): Promise<void> {
    const command = 'receive_in_department';
    const dossier = await this.dossiers.lockFor(transaction, asking, dossierId, command);
    const departments = await listDepartments(transaction.manager);
    const department = departments.find(({ code }) => code === dossier.departmentCode);
    assertInvariant(department, 'a routed dossier names its department');
    await this.dossiers.take(transaction, asking, dossier, command, { processor: department.kind });
  }
}
