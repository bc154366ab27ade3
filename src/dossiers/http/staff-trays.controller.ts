import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { TrayRecords } from '../../cabinets/index.js';
import { doorOperationViewSchema, type DoorOperationView } from '../../hardware/index.js';
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
import { InspectTray } from '../commands/inspect-tray.js';
import { StaffTrays } from '../queries/staff-trays.js';
import { readTrayHistory } from '../queries/tray-history.js';
import { doorOperationExample, trayLabelSchema } from './common.schemas.js';
import {
  inspectionSchema,
  outOfServiceSchema,
  staffTrayExample,
  staffTraySchema,
  trayListSchema,
  type InspectionBody,
  type OutOfServiceBody,
  type StaffTray,
  type TrayList,
} from './staff-trays.schemas.js';
import {
  trayHistoryExample,
  trayHistoryQuerySchema,
  trayHistorySchema,
  type TrayHistory,
  type TrayHistoryQuery,
} from './tray-history.schemas.js';

const oneTray = { answer: staffTraySchema, example: staffTrayExample };

@ApiTags('staff: trays')
@Controller('api/staff/trays')
export class StaffTraysController {
  constructor(
    private readonly database: Database,
    private readonly staffTrays: StaffTrays,
    private readonly inspectTray: InspectTray,
    private readonly trayRecords: TrayRecords,
  ) {}

  @May('tray.read')
  @Get()
  @Reading({
    summary: 'All trays in the order of the cabinets, with what the sensors show',
    answer: trayListSchema,
    example: { trays: [staffTrayExample] },
    problems: staffRefusals,
  })
  async list(@SignedIn() staff: SignedInStaff): Promise<TrayList> {
    const { manager } = this.database.dataSource;
    return { trays: await this.staffTrays.list(manager, staff.roles) };
  }

  @May('tray.read')
  @Get(':label')
  @ApiParam({ name: 'label', description: 'The tray', example: 'A07' })
  @Reading({ ...oneTray, summary: 'One tray', problems: [...staffRefusals, 'not_found'] })
  read(
    @SignedIn() staff: SignedInStaff,
    @Param('label', { schema: trayLabelSchema }) label: string,
  ): Promise<StaffTray> {
    return this.staffTrays.get(this.database.dataSource.manager, staff.roles, label);
  }

  @May('tray.read')
  @Get(':label/history')
  @ApiParam({ name: 'label', description: 'The tray', example: 'A07' })
  @Reading({
    query: trayHistoryQuerySchema,
    summary:
      'Who opened a tray, for what and with what outcome, and what else became of it; the newest first',
    answer: trayHistorySchema,
    example: trayHistoryExample,
    problems: [...staffRefusals, 'not_found'],
  })
  async history(
    @SignedIn() staff: SignedInStaff,
    @Param('label', { schema: trayLabelSchema }) label: string,
    @Query({ schema: trayHistoryQuerySchema }) query: TrayHistoryQuery,
  ): Promise<TrayHistory> {
    const { manager } = this.database.dataSource;
    await this.staffTrays.get(manager, staff.roles, label);
    return readTrayHistory(manager, staff.roles, label, query);
  }

  @May('tray.inspect')
  @WithFreshProof()
  @Post(':label/inspection')
  @ApiParam({ name: 'label', description: 'The tray', example: 'A07' })
  @Mutation({
    summary: 'Open a tray to look into it; the confirmation says whether papers lie there',
    description: 'Each opening keeps the proof fresh that it asked for.',
    answer: doorOperationViewSchema,
    example: { ...doorOperationExample, purpose: 'inspect' },
    problems: [
      ...staffRefusals,
      'reauthentication_required',
      ...secondPersonRefusals,
      'not_found',
      'door_operation_pending',
      'cabinet_unreachable',
      'power_failing',
    ],
  })
  async inspect(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('label', { schema: trayLabelSchema }) label: string,
    @Body({ schema: inspectionSchema }) { reason, secondPerson }: InspectionBody,
  ): Promise<DoorOperationView> {
    const occasion = { kind: 'outside_run', secondPerson } as const;
    const operation = await this.inspectTray.execute(transaction, staff, label, reason, occasion);
    await keepProofFresh(transaction, staff);
    return operation;
  }

  @May('tray.take_out_of_service')
  @Post(':label/out-of-service')
  @ApiParam({ name: 'label', description: 'The tray', example: 'A07' })
  @Mutation({
    ...oneTray,
    summary: 'Take a tray out of use for citizens',
    status: 200,
    problems: [...staffRefusals, 'not_found'],
  })
  async takeOut(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @SignedIn() staff: SignedInStaff,
    @Param('label', { schema: trayLabelSchema }) label: string,
    @Body({ schema: outOfServiceSchema }) { reason }: OutOfServiceBody,
  ): Promise<StaffTray> {
    await this.trayRecords.takeOutOfService(transaction, label, { kind: 'stated', words: reason }, actor);
    return this.staffTrays.get(transaction.manager, staff.roles, label);
  }

  @May('tray.bring_into_service')
  @Post(':label/in-service')
  @ApiParam({ name: 'label', description: 'The tray', example: 'A07' })
  @Mutation({
    ...oneTray,
    summary: 'Bring a tray back into use',
    status: 200,
    problems: [...staffRefusals, 'not_found'],
  })
  async bringIn(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @SignedIn() staff: SignedInStaff,
    @Param('label', { schema: trayLabelSchema }) label: string,
  ): Promise<StaffTray> {
    await this.trayRecords.bringIntoService(transaction, label, actor);
    return this.staffTrays.get(transaction.manager, staff.roles, label);
  }
}
