import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InTransaction, type Transaction } from '../../platform/index.js';
import { SignedIn, type SignedInStaff } from '../../staff/index.js';
import { Accept } from '../commands/accept.js';
import { Finish } from '../commands/finish.js';
import { ReceiveInDepartment } from '../commands/receive-in-department.js';
import { RequestSupplement } from '../commands/request-supplement.js';
import { TakeFromDepartment } from '../commands/take-from-department.js';
import { Persons } from '../personal-data/persons.js';
import { getStaffDossier } from '../queries/search-dossiers.js';
import { dossierIdSchema } from './common.schemas.js';
import { StaffCommandRoute } from './staff-command.decorator.js';
import {
  acceptanceSchema,
  supplementRequestSchema,
  type AcceptanceBody,
  type SupplementRequestBody,
} from './staff-commands.schemas.js';
import type { StaffDossier } from './staff-dossiers.schemas.js';

/** From the officer's hands to the department and back. */
@ApiTags('staff: dossiers')
@Controller('api/staff/dossiers')
export class StaffRoutingController {
  constructor(
    private readonly acceptDossier: Accept,
    private readonly supplement: RequestSupplement,
    private readonly receive: ReceiveInDepartment,
    private readonly finishDossier: Finish,
    private readonly takeBack: TakeFromDepartment,
    private readonly persons: Persons,
  ) {}

  @StaffCommandRoute('accept', 'Accept the papers as an application and route it', ['official_code_taken'])
  async accept(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
    @Body({ schema: acceptanceSchema }) body: AcceptanceBody,
  ): Promise<StaffDossier> {
    await this.acceptDossier.execute(transaction, staff, id, body);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @StaffCommandRoute('request_supplement', 'Refuse the papers for now and say what is missing')
  async requestSupplement(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
    @Body({ schema: supplementRequestSchema }) body: SupplementRequestBody,
  ): Promise<StaffDossier> {
    await this.supplement.execute(transaction, staff, id, body);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @StaffCommandRoute('receive_in_department', 'The department or agency has the papers now')
  async receiveInDepartment(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<StaffDossier> {
    await this.receive.execute(transaction, staff, id);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @StaffCommandRoute('finish', 'The result is ready in the department or agency')
  async finish(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<StaffDossier> {
    await this.finishDossier.execute(transaction, staff, id);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @StaffCommandRoute('take_from_department', 'The officer has the result now')
  async takeFromDepartment(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<StaffDossier> {
    await this.takeBack.execute(transaction, staff, id);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }
}
