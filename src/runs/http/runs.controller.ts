import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { DomainError, type Actor } from '../../kernel/index.js';
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
import { SignedIn, type SignedInStaff } from '../../staff/index.js';
import { CloseRun } from '../commands/close-run.js';
import { ExtendLists } from '../commands/extend-lists.js';
import { OpenRun } from '../commands/open-run.js';
import { MissedRuns } from '../missed/missed-runs.js';
import { findOpenRun, listRuns } from '../queries/list-runs.js';
import { RunViews } from '../queries/run-view.js';
import {
  closingSchema,
  missedRunsSchema,
  runExample,
  runIdSchema,
  runListExample,
  runListSchema,
  runSchema,
  type ClosingBody,
  type MissedRunsView,
  type RunListView,
  type RunView,
} from './runs.schemas.js';

const oneRun = { answer: runSchema, example: runExample };

/** The officer's rounds as wholes; their single items are in `RunItemsController`. */
@ApiTags('staff: runs')
@Controller('api/staff/runs')
export class RunsController {
  constructor(
    private readonly database: Database,
    private readonly views: RunViews,
    private readonly missedRuns: MissedRuns,
    private readonly openRun: OpenRun,
    private readonly extendLists: ExtendLists,
    private readonly closeRun: CloseRun,
  ) {}

  @May('run.open')
  @WithFreshProof()
  @Post()
  @Mutation({
    ...oneRun,
    summary: 'Open a run: what there is to do now is put on its four lists',
    description:
      'It is for the time of the schedule nearest to now that nobody has come for, up to half an hour ahead; earlier ones ' +
      'that were missed are caught up. With none it is an extra run.',
    problems: [...staffRefusals, 'reauthentication_required', 'run_already_open'],
  })
  async open(@InTransaction() transaction: Transaction, @SignedIn() staff: SignedInStaff): Promise<RunView> {
    return this.views.view(transaction, staff, await this.openRun.execute(transaction, staff.id));
  }

  @May('run.read')
  @Get()
  @Reading({
    summary: 'The newest runs',
    answer: runListSchema,
    example: runListExample,
    problems: staffRefusals,
  })
  list(): Promise<RunListView> {
    return listRuns(this.database.dataSource.manager);
  }

  @May('run.read')
  @Get('current')
  @Reading({
    ...oneRun,
    summary: 'The run that is open',
    description: 'Without one: `not_found`, with the time of the next (`nextRunAt`).',
    problems: [...staffRefusals, 'not_found'],
  })
  current(@SignedIn() staff: SignedInStaff): Promise<RunView> {
    return this.database.transaction(async (transaction) => {
      const run = await findOpenRun(transaction.manager);
      if (run) return this.views.view(transaction, staff, run);
      const { nextRunAt } = await this.missedRuns.read(transaction.manager, transaction.at);
      throw new DomainError('not_found', 'No run is open.', { extensions: { nextRunAt } });
    });
  }

  @May('run.read')
  @Get('missed')
  @Reading({
    summary: 'Runs that nobody opened in time and no later run has caught up',
    answer: missedRunsSchema,
    problems: staffRefusals,
  })
  missed(): Promise<MissedRunsView> {
    return this.database.transaction(({ manager, at }) => this.missedRuns.read(manager, at));
  }

  @May('run.read')
  @Get(':id')
  @ApiParam({ name: 'id', description: 'The run' })
  @Reading({ ...oneRun, summary: 'A run', problems: [...staffRefusals, 'not_found'] })
  read(@SignedIn() staff: SignedInStaff, @Param('id', { schema: runIdSchema }) id: string): Promise<RunView> {
    return this.database.transaction((transaction) => this.views.read(transaction, staff, id));
  }

  @May('run.work')
  @WithFreshProof()
  @Post(':id/gathering')
  @ApiParam({ name: 'id', description: 'The run' })
  @Mutation({
    ...oneRun,
    summary: 'Put on the lists of an open run what has come since they were made',
    status: 200,
    problems: [...staffRefusals, 'reauthentication_required', 'not_found', 'run_not_open'],
  })
  async gather(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @AskedBy() actor: Actor,
    @Param('id', { schema: runIdSchema }) id: string,
  ): Promise<RunView> {
    await this.extendLists.execute(transaction, id, actor);
    return this.views.read(transaction, staff, id);
  }

  @May('run.close')
  @Post(':id/closing')
  @ApiParam({ name: 'id', description: 'The run' })
  @Mutation({
    ...oneRun,
    summary: 'Close a run; every item is resolved, or it is said why it is left',
    description: '`run_has_unresolved_items` lists what is missing (`items`).',
    status: 200,
    problems: [
      ...staffRefusals,
      'not_found',
      'run_not_open',
      'door_operation_pending',
      'run_has_unresolved_items',
    ],
  })
  async close(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: runIdSchema }) id: string,
    @Body({ schema: closingSchema }) { reasons }: ClosingBody,
  ): Promise<RunView> {
    await this.closeRun.execute(transaction, staff, id, reasons);
    return this.views.read(transaction, staff, id);
  }
}
