import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { CitizenPhones, CitizenSession, type LiveCitizenSession } from '../../citizens/index.js';
import { DoorOperations, doorOperationViewSchema, type DoorOperationView } from '../../hardware/index.js';
import {
  citizenRefusals,
  Database,
  ForCitizen,
  ForFinishingCitizen,
  InTransaction,
  Mutation,
  Reading,
  type Transaction,
} from '../../platform/index.js';
import { OpenForDeposit } from '../commands/open-for-deposit.js';
import { ReserveTray } from '../commands/reserve-tray.js';
import { depositView } from '../queries/deposit.view.js';
import { getOwnDeposit } from '../queries/own-deposit.js';
import { StatusLinks } from '../status-links.js';
import { dossierIdSchema, doorOperationExample } from './common.schemas.js';
import {
  depositExample,
  depositSchema,
  newDepositSchema,
  type DepositView,
  type NewDepositBody,
} from './kiosk.schemas.js';

@ApiTags('kiosk: deposits')
@Controller('api/kiosk/deposits')
export class KioskDepositsController {
  constructor(
    private readonly database: Database,
    private readonly doorOperations: DoorOperations,
    private readonly statusLinks: StatusLinks,
    private readonly citizenPhones: CitizenPhones,
    private readonly reserveTray: ReserveTray,
    private readonly openForDeposit: OpenForDeposit,
  ) {}

  @ForCitizen('deposit')
  @Post()
  @Mutation({
    summary: 'Reserve a tray for an envelope',
    description: '`no_tray_free` tells when the next run is (`nextRunAt`): then trays become free.',
    answer: depositSchema,
    example: { ...depositExample, doorOperation: null },
    problems: [
      ...citizenRefusals,
      'procedure_unknown',
      'procedure_not_depositable',
      'no_tray_free',
      'already_exists',
      'cabinet_unreachable',
    ],
  })
  async reserve(
    @InTransaction() transaction: Transaction,
    @CitizenSession() citizen: LiveCitizenSession,
    @Body({ schema: newDepositSchema }) body: NewDepositBody,
  ): Promise<DepositView> {
    const id = await this.reserveTray.execute(transaction, citizen, body);
    return this.view(transaction.manager, citizen, id);
  }

  @ForCitizen('deposit')
  @Post(':id/opening')
  @ApiParam({ name: 'id', description: 'The deposit' })
  @Mutation({
    summary: 'Open the reserved tray; another one, if it did not open before',
    answer: doorOperationViewSchema,
    example: doorOperationExample,
    problems: [
      ...citizenRefusals,
      'not_found',
      'transition_not_legal',
      'door_operation_pending',
      'tray_content_unknown',
      'no_tray_free',
      'cabinet_unreachable',
      'power_failing',
    ],
  })
  open(
    @InTransaction() transaction: Transaction,
    @CitizenSession() citizen: LiveCitizenSession,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<DoorOperationView> {
    return this.openForDeposit.execute(transaction, citizen, id);
  }

  @ForFinishingCitizen('deposit')
  @Get(':id')
  @ApiParam({ name: 'id', description: 'The deposit' })
  @Reading({
    summary: 'A deposit of this session, with its newest opening',
    description:
      'Also when the time of the session has run out, until the citizen leaves or somebody else comes.',
    answer: depositSchema,
    example: depositExample,
    problems: [...citizenRefusals, 'not_found'],
  })
  read(
    @CitizenSession() citizen: LiveCitizenSession,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<DepositView> {
    return this.view(this.database.dataSource.manager, citizen, id);
  }

  private async view(manager: EntityManager, citizen: LiveCitizenSession, id: string): Promise<DepositView> {
    const row = await getOwnDeposit(manager, citizen, id);
    const doorOperation = await this.doorOperations.findNewest(manager, id);
    return depositView(row, this.citizenPhones.open(citizen), this.statusLinks.urlOf(id), doorOperation);
  }
}
