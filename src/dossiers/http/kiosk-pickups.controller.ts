import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CitizenSession, type LiveCitizenSession } from '../../citizens/index.js';
import { doorOperationViewSchema, type DoorOperationView } from '../../hardware/index.js';
import {
  citizenRefusals,
  Database,
  ForCitizen,
  InTransaction,
  Mutation,
  Reading,
  type Transaction,
} from '../../platform/index.js';
import { OpenForPickup } from '../commands/open-for-pickup.js';
import { ShowPickupFactor } from '../pickup-factor/show-pickup-factor.js';
import { listWaitingPickups } from '../queries/waiting-for-pickup.js';
import { dossierIdSchema, doorOperationExample } from './common.schemas.js';
import { pickupListExample, pickupListSchema, shownFactorSchema, type PickupList } from './kiosk.schemas.js';

@ApiTags('kiosk: pickups')
@ForCitizen('pickup')
@Controller('api/kiosk/pickups')
export class KioskPickupsController {
  constructor(
    private readonly database: Database,
    private readonly openForPickup: OpenForPickup,
    private readonly showPickupFactor: ShowPickupFactor,
  ) {}

  @Get()
  @Reading({
    summary: 'What waits for this phone; with a pickup QR the one thing that it is for',
    answer: pickupListSchema,
    example: pickupListExample,
    problems: citizenRefusals,
  })
  async list(@CitizenSession() citizen: LiveCitizenSession): Promise<PickupList> {
    const pickups = await listWaitingPickups(this.database.dataSource.manager, citizen);
    return { pickups: pickups.map((pickup) => ({ ...pickup, missingPapers: [...pickup.missingPapers] })) };
  }

  @Post(':id/factor')
  @ApiParam({ name: 'id', description: 'What is to be fetched' })
  @Mutation({
    summary: 'Answer what is asked about the holder before the tray opens',
    description: '`pickup_factor_wrong` tells `triesLeft`; with the third wrong answer the session ends.',
    status: 204,
    problems: [...citizenRefusals, 'not_found', 'pickup_factor_wrong', 'too_many_requests'],
  })
  async showFactor(
    @InTransaction() transaction: Transaction,
    @CitizenSession() citizen: LiveCitizenSession,
    @Param('id', { schema: dossierIdSchema }) id: string,
    @Body({ schema: shownFactorSchema }) { answer }: z.infer<typeof shownFactorSchema>,
  ): Promise<void> {
    await this.showPickupFactor.execute(transaction, citizen, id, answer);
  }

  @Post(':id/opening')
  @ApiParam({ name: 'id', description: 'What is to be fetched' })
  @Mutation({
    summary: 'Open the tray in which it lies; the door before must be closed',
    answer: doorOperationViewSchema,
    example: { ...doorOperationExample, purpose: 'pickup' },
    problems: [
      ...citizenRefusals,
      'not_found',
      'transition_not_legal',
      'door_operation_pending',
      'pickup_factor_missing',
      'tray_content_unknown',
      'tray_out_of_service',
      'cabinet_unreachable',
      'power_failing',
    ],
  })
  open(
    @InTransaction() transaction: Transaction,
    @CitizenSession() citizen: LiveCitizenSession,
    @Param('id', { schema: dossierIdSchema }) id: string,
  ): Promise<DoorOperationView> {
    return this.openForPickup.execute(transaction, citizen, id);
  }
}
