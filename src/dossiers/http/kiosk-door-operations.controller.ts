import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CitizenSession, type LiveCitizenSession } from '../../citizens/index.js';
import { DoorOperations, doorOperationViewSchema, type DoorOperationView } from '../../hardware/index.js';
import {
  Database,
  ForLeavingCitizen,
  InTransaction,
  Mutation,
  Reading,
  type Transaction,
} from '../../platform/index.js';
import { citizenActor } from '../citizen-asking.js';
import { requireOwnOperation } from '../queries/own-deposit.js';
import {
  confirmationBodySchema,
  doorOperationExample,
  doorOperationIdSchema,
  type ConfirmationBody,
} from './common.schemas.js';

/**
 * The openings of a citizen's own session. Open also to a session that has just run out: who stands before an open tray
 * must still be able to say what became of the papers.
 */
@ApiTags('kiosk: door operations')
@ForLeavingCitizen()
@Controller('api/kiosk/door-operations')
export class KioskDoorOperationsController {
  constructor(
    private readonly database: Database,
    private readonly doorOperations: DoorOperations,
  ) {}

  @Get(':id')
  @ApiParam({ name: 'id', description: 'The door operation' })
  @Reading({
    summary: 'What has become of an opening',
    answer: doorOperationViewSchema,
    example: doorOperationExample,
    problems: ['unauthenticated', 'not_found'],
  })
  async read(
    @CitizenSession() citizen: LiveCitizenSession,
    @Param('id', { schema: doorOperationIdSchema }) id: string,
  ): Promise<DoorOperationView> {
    const { manager } = this.database.dataSource;
    await requireOwnOperation(manager, citizen, id);
    return this.doorOperations.find(manager, id);
  }

  @Post(':id/confirmation')
  @ApiParam({ name: 'id', description: 'The door operation' })
  @Mutation({
    summary: 'Say whether the papers were put in, or taken out',
    answer: doorOperationViewSchema,
    example: { ...doorOperationExample, confirmation: 'done' },
    problems: ['unauthenticated', 'not_found', 'operation_settled'],
  })
  async confirm(
    @InTransaction() transaction: Transaction,
    @CitizenSession() citizen: LiveCitizenSession,
    @Param('id', { schema: doorOperationIdSchema }) id: string,
    @Body({ schema: confirmationBodySchema }) { confirmation }: ConfirmationBody,
  ): Promise<DoorOperationView> {
    await requireOwnOperation(transaction.manager, citizen, id);
    return this.doorOperations.confirm(transaction, id, confirmation, citizenActor(citizen));
  }
}
