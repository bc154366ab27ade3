import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InTransaction, type Transaction } from '../../platform/index.js';
import { SignedIn, type SignedInStaff } from '../../staff/index.js';
import { HandBack } from '../commands/hand-back.js';
import { HandOver } from '../commands/hand-over.js';
import { ReceiveAtDesk } from '../commands/receive-at-desk.js';
import { SendToDesk } from '../commands/send-to-desk.js';
import { Withdraw } from '../commands/withdraw.js';
import { Persons } from '../personal-data/persons.js';
import { getStaffDossier } from '../queries/search-dossiers.js';
import { dossierIdSchema } from './common.schemas.js';
import { StaffCommandRoute } from './staff-command.decorator.js';
import {
  handOverSchema,
  withdrawalSchema,
  type HandOverBody,
  type WithdrawalBody,
} from './staff-commands.schemas.js';
import type { StaffDossier } from './staff-dossiers.schemas.js';

/** What ends at the desk, and what is taken out of its course. */
@ApiTags('staff: dossiers')
@Controller('api/staff/dossiers')
export class StaffDeskController {
  constructor(
    private readonly send: SendToDesk,
    private readonly receive: ReceiveAtDesk,
    private readonly giveOver: HandOver,
    private readonly giveBack: HandBack,
    private readonly takeOut: Withdraw,
    private readonly persons: Persons,
  ) {}

  @StaffCommandRoute('send_to_desk', 'The officer carries to the desk what shall not go into a tray')
  async sendToDesk(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<StaffDossier> {
    await this.send.execute(transaction, staff, id);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @StaffCommandRoute('receive_at_desk', 'The desk has the papers now')
  async receiveAtDesk(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<StaffDossier> {
    await this.receive.execute(transaction, staff, id);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @StaffCommandRoute('hand_over', 'The desk gives the papers to the citizen')
  async handOver(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
    @Body({ schema: handOverSchema }) { identityCheck }: HandOverBody,
  ): Promise<StaffDossier> {
    await this.giveOver.execute(transaction, staff, id, identityCheck);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @StaffCommandRoute('hand_back', 'The desk gives withdrawn papers back to the citizen')
  async handBack(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
    @Body({ schema: handOverSchema }) { identityCheck }: HandOverBody,
  ): Promise<StaffDossier> {
    await this.giveBack.execute(transaction, staff, id, identityCheck);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }

  @StaffCommandRoute(
    'withdraw',
    'Take a dossier out of its course; what lies in a tray is taken out by an officer',
  )
  async withdraw(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
    @Body({ schema: withdrawalSchema }) { reason }: WithdrawalBody,
  ): Promise<StaffDossier> {
    await this.takeOut.execute(transaction, staff, id, reason);
    return getStaffDossier(transaction.manager, this.persons, staff, id);
  }
}
