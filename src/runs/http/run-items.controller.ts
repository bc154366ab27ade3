import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { doorOperationViewSchema, type DoorOperationView } from '../../hardware/index.js';
import { InTransaction, May, Mutation, staffRefusals, type Transaction } from '../../platform/index.js';
import { secondPersonRefusals, SignedIn, type SignedInStaff } from '../../staff/index.js';
import { LeaveItem } from '../commands/leave-item.js';
import { OpenItem } from '../commands/open-item.js';
import { RunViews } from '../queries/run-view.js';
import { itemOpeningSchema, type ItemOpeningBody } from './item-opening.schemas.js';
import {
  itemIdSchema,
  itemOpeningExample,
  leftItemSchema,
  runExample,
  runIdSchema,
  runSchema,
  type LeftItemBody,
  type RunView,
} from './runs.schemas.js';

const wholeRun = { answer: runSchema, example: runExample, status: 200 };

/** What an officer does with the single items of an open run. */
@ApiTags('staff: runs')
@May('run.work')
@ApiParam({ name: 'id', description: 'The run' })
@ApiParam({ name: 'itemId', description: 'The item on one of its lists' })
@Controller('api/staff/runs/:id/items/:itemId')
export class RunItemsController {
  constructor(
    private readonly views: RunViews,
    private readonly openItem: OpenItem,
    private readonly leaveItem: LeaveItem,
  ) {}

  @Post('opening')
  @Mutation({
    summary: 'Open the tray of an item, for what is to be done there now',
    description:
      'Say what came of it at `/api/staff/door-operations/{id}/confirmation`. A look into a tray, and a tray of one’s own choice, ask for a ' +
      'fresh proof; each opening of the run keeps one fresh. A look, and what was withdrawn, may need a second person.',
    answer: doorOperationViewSchema,
    example: itemOpeningExample,
    problems: [
      ...staffRefusals,
      'reauthentication_required',
      ...secondPersonRefusals,
      'not_found',
      'run_not_open',
      'transition_not_legal',
      'door_operation_pending',
      'tray_content_unknown',
      'tray_not_free',
      'no_tray_free',
      'procedure_not_fetchable',
      'cabinet_unreachable',
      'power_failing',
    ],
  })
  open(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: runIdSchema }) runId: string,
    @Param('itemId', { schema: itemIdSchema }) itemId: string,
    @Body({ schema: itemOpeningSchema }) { trayLabel, secondPerson }: ItemOpeningBody,
  ): Promise<DoorOperationView> {
    return this.openItem.execute(transaction, staff, { runId, itemId }, { trayLabel, secondPerson });
  }

  @Post('unresolved')
  @Mutation({
    ...wholeRun,
    summary: 'Say why an item is left undone',
    problems: [...staffRefusals, 'not_found', 'run_not_open', 'transition_not_legal'],
  })
  async leave(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: runIdSchema }) runId: string,
    @Param('itemId', { schema: itemIdSchema }) itemId: string,
    @Body({ schema: leftItemSchema }) { reason }: LeftItemBody,
  ): Promise<RunView> {
    await this.leaveItem.leave(transaction, staff, { runId, itemId }, reason);
    return this.views.read(transaction, staff, runId);
  }

  @Delete('unresolved')
  @Mutation({
    ...wholeRun,
    summary: 'Take back that an item is left undone',
    problems: [...staffRefusals, 'not_found', 'run_not_open'],
  })
  async takeUp(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: runIdSchema }) runId: string,
    @Param('itemId', { schema: itemIdSchema }) itemId: string,
  ): Promise<RunView> {
    await this.leaveItem.takeUp(transaction, staff, { runId, itemId });
    return this.views.read(transaction, staff, runId);
  }
}
