import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InTransaction, type Transaction } from '../../platform/index.js';
import { SignedIn, type SignedInStaff } from '../../staff/index.js';
import { DeclareFound } from '../commands/declare-found.js';
import { DeclareLost } from '../commands/declare-lost.js';
import { Persons } from '../personal-data/persons.js';
import { getStaffDossier } from '../queries/search-dossiers.js';
import { dossierIdSchema } from './common.schemas.js';
import { StaffCommandRoute } from './staff-command.decorator.js';
import { lossSchema, type LossBody } from './staff-commands.schemas.js';
import type { StaffDossier } from './staff-dossiers.schemas.js';

/** What is given up for lost, and what turns up again. */
@ApiTags('staff: dossiers')
@Controller('api/staff/dossiers')
export class StaffLossController {
  constructor(
    private readonly lost: DeclareLost,
    private readonly found: DeclareFound,
    private readonly persons: Persons,
  ) {}

  @StaffCommandRoute(
    'declare_lost',
    'Papers that an officer did not find in their tray are given up for lost',
  )
  async declareLost(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
    @Body({ schema: lossSchema }) { reason }: LossBody,
  ): Promise<StaffDossier> {
    await this.lost.execute(transaction, staff, id, reason);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @StaffCommandRoute('declare_found', 'Lost papers have turned up; the officer holds them for the desk')
  async declareFound(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<StaffDossier> {
    await this.found.execute(transaction, staff, id);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }
}
