import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  Database,
  InTransaction,
  May,
  Mutation,
  Reading,
  staffRefusals,
  type Transaction,
} from '../../platform/index.js';
import { SignedIn, type SignedInStaff } from '../../staff/index.js';
import { CloseAudit } from '../commands/close-audit.js';
import { StartAudit } from '../commands/start-audit.js';
import { listAudits, readAudit } from '../queries/audits.js';
import {
  auditExample,
  auditIdSchema,
  auditListExample,
  auditListQuerySchema,
  auditListSchema,
  auditSchema,
  auditStartSchema,
  type AuditListQuery,
  type AuditListView,
  type AuditStartBody,
  type AuditView,
} from './audits.schemas.js';

const oneAudit = { answer: auditSchema, example: auditExample };

/** The weekly look into every tray of a cabinet; its single trays are in `AuditTraysController`. */
@ApiTags('staff: audits')
@Controller('api/staff/audits')
export class AuditsController {
  constructor(
    private readonly database: Database,
    private readonly startAudit: StartAudit,
    private readonly closeAudit: CloseAudit,
  ) {}

  @May('audit.work')
  @Post()
  @Mutation({
    ...oneAudit,
    summary: 'Start an audit: the worksheet of a cabinet, with what should lie in each tray',
    problems: [...staffRefusals, 'not_found', 'audit_already_open'],
  })
  async start(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Body({ schema: auditStartSchema }) { cabinetId }: AuditStartBody,
  ): Promise<AuditView> {
    const id = await this.startAudit.execute(transaction, staff.id, cabinetId);
    return readAudit(transaction.manager, id);
  }

  @May('audit.read')
  @Get()
  @Reading({
    query: auditListQuerySchema,
    summary: 'The newest audits with their differences, at most 104',
    answer: auditListSchema,
    example: auditListExample,
    problems: staffRefusals,
  })
  list(@Query({ schema: auditListQuerySchema }) { cabinetId }: AuditListQuery): Promise<AuditListView> {
    return listAudits(this.database.dataSource.manager, cabinetId);
  }

  @May('audit.read')
  @Get(':id')
  @ApiParam({ name: 'id', description: 'The audit' })
  @Reading({ ...oneAudit, summary: 'An audit with its trays', problems: [...staffRefusals, 'not_found'] })
  read(@Param('id', { schema: auditIdSchema }) id: string): Promise<AuditView> {
    return readAudit(this.database.dataSource.manager, id);
  }

  @May('audit.work')
  @Post(':id/closing')
  @ApiParam({ name: 'id', description: 'The audit' })
  @Mutation({
    ...oneAudit,
    summary: 'Close an audit; every tray was looked into, or it is said why not',
    description: '`audit_has_open_items` and `door_operation_pending` list what is missing (`trays`).',
    status: 200,
    problems: [
      ...staffRefusals,
      'not_found',
      'audit_not_open',
      'audit_has_open_items',
      'door_operation_pending',
    ],
  })
  async close(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: auditIdSchema }) id: string,
  ): Promise<AuditView> {
    await this.closeAudit.execute(transaction, staff.id, id);
    return readAudit(transaction.manager, id);
  }
}
