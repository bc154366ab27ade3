import { Controller, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CitizenSession, type LiveCitizenSession } from '../../citizens/index.js';
import { doorOperationViewSchema, type DoorOperationView } from '../../hardware/index.js';
import {
  citizenRefusals,
  ForCitizen,
  InTransaction,
  Mutation,
  type Transaction,
} from '../../platform/index.js';
import { ReopenAfterPickup } from '../commands/reopen-after-pickup.js';
import { doorOperationExample, doorOperationIdSchema } from './common.schemas.js';

@ApiTags('kiosk: door operations')
@ForCitizen('pickup')
@Controller('api/kiosk/door-operations')
export class KioskReopeningsController {
  constructor(private readonly reopenAfterPickup: ReopenAfterPickup) {}

  @Post(':id/reopening')
  @ApiParam({ name: 'id', description: 'The opening by which the papers were fetched' })
  @Mutation({
    summary: 'Open the tray once more, because papers were left in it',
    description:
      'Once, within the grace time, and only while the tray is nobody else’s. A refusal tells the `reason`: `not_settled`, ' +
      '`not_fetched` (open it as before), `too_late`, `reopened_already` or `tray_taken`.',
    answer: doorOperationViewSchema,
    example: { ...doorOperationExample, purpose: 'reopen' },
    problems: [
      ...citizenRefusals,
      'not_found',
      'transition_not_legal',
      'tray_not_free',
      'door_operation_pending',
      'tray_content_unknown',
      'tray_out_of_service',
      'cabinet_unreachable',
      'power_failing',
    ],
  })
  reopen(
    @InTransaction() transaction: Transaction,
    @CitizenSession() citizen: LiveCitizenSession,
    @Param('id', { schema: doorOperationIdSchema }) id: string,
  ): Promise<DoorOperationView> {
    return this.reopenAfterPickup.execute(transaction, citizen, id);
  }
}
