import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { DoorOperations, doorOperationViewSchema, type DoorOperationView } from '../../hardware/index.js';
import type { Actor } from '../../kernel/index.js';
import {
  AskedBy,
  Database,
  InTransaction,
  May,
  Mutation,
  Reading,
  staffRefusals,
  WithFreshProof,
  type Transaction,
} from '../../platform/index.js';
import { keepProofFresh, secondPersonRefusals, SignedIn, type SignedInStaff } from '../../staff/index.js';
import { OpenToEmpty } from '../commands/open-to-empty.js';
import { OpenToLoad } from '../commands/open-to-load.js';
import { suggestLoads } from '../queries/load-suggestions.js';
import { UsableTrays } from '../usable-trays.js';
import {
  confirmationBodySchema,
  doorOperationExample,
  doorOperationIdSchema,
  dossierIdSchema,
  type ConfirmationBody,
} from './common.schemas.js';
import {
  loadSuggestionsSchema,
  staffOpeningSchema,
  type LoadSuggestions,
  type StaffOpeningBody,
} from './staff-commands.schemas.js';

/** The trays that staff open for dossiers. */
@ApiTags('staff: openings')
@Controller('api/staff')
export class StaffOpeningsController {
  constructor(
    private readonly database: Database,
    private readonly doorOperations: DoorOperations,
    private readonly trays: UsableTrays,
    private readonly openToEmpty: OpenToEmpty,
    private readonly openToLoad: OpenToLoad,
  ) {}

  @May('run.work')
  @WithFreshProof()
  @Post('dossiers/:id/opening')
  @ApiParam({ name: 'id', description: 'The dossier' })
  @Mutation({
    summary: 'Open a tray to take a dossier out or to put it in',
    description: 'Each opening keeps the proof fresh that it asked for.',
    answer: doorOperationViewSchema,
    example: { ...doorOperationExample, purpose: 'load' },
    problems: [
      ...staffRefusals,
      'reauthentication_required',
      ...secondPersonRefusals,
      'not_found',
      'transition_not_legal',
      'door_operation_pending',
      'tray_content_unknown',
      'tray_not_free',
      'no_tray_free',
      'procedure_not_fetchable',
      'pickup_factor_missing',
      'cabinet_unreachable',
      'power_failing',
    ],
  })
  async open(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: dossierIdSchema }) id: string,
    @Body({ schema: staffOpeningSchema }) { purpose, trayLabel, secondPerson }: StaffOpeningBody,
  ): Promise<DoorOperationView> {
    const operation =
      purpose === 'load'
        ? await this.openToLoad.execute(transaction, staff, id, trayLabel)
        : await this.openToEmpty.execute(transaction, staff, id, purpose, {
            kind: 'outside_run',
            secondPerson,
          });
    await keepProofFresh(transaction, staff);
    return operation;
  }

  @May('dossier.load')
  @Get('load-suggestions')
  @Reading({
    summary: 'What officers hold and can put in, each with a suggested tray beside its like',
    answer: loadSuggestionsSchema,
    problems: staffRefusals,
  })
  suggestions(): Promise<LoadSuggestions> {
    return this.database.transaction((transaction) => suggestLoads(transaction, this.trays.notReady()));
  }

  @May('tray.read')
  @Get('door-operations/:id')
  @ApiParam({ name: 'id', description: 'The door operation' })
  @Reading({
    summary: 'What has become of an opening',
    answer: doorOperationViewSchema,
    example: doorOperationExample,
    problems: [...staffRefusals, 'not_found'],
  })
  read(@Param('id', { schema: doorOperationIdSchema }) id: string): Promise<DoorOperationView> {
    return this.doorOperations.find(this.database.dataSource.manager, id);
  }

  @May('tray.inspect')
  @Post('door-operations/:id/confirmation')
  @ApiParam({ name: 'id', description: 'The door operation, one’s own' })
  @Mutation({
    summary: 'Say whether it was done; of an inspection, whether papers lie in the tray',
    answer: doorOperationViewSchema,
    example: { ...doorOperationExample, confirmation: 'done' },
    problems: [...staffRefusals, 'not_found', 'operation_settled'],
  })
  confirm(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('id', { schema: doorOperationIdSchema }) id: string,
    @Body({ schema: confirmationBodySchema }) { confirmation }: ConfirmationBody,
  ): Promise<DoorOperationView> {
    return this.doorOperations.confirm(transaction, id, confirmation, actor);
  }
}
