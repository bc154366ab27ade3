import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { doorOperationExample, trayLabelSchema } from '../../dossiers/index.js';
import { doorOperationViewSchema, type DoorOperationView } from '../../hardware/index.js';
import {
  InTransaction,
  May,
  Mutation,
  staffRefusals,
  WithFreshProof,
  type Transaction,
} from '../../platform/index.js';
import { keepProofFresh, secondPersonRefusals, SignedIn, type SignedInStaff } from '../../staff/index.js';
import { OpenTray } from '../commands/open-tray.js';
import { SkipTray } from '../commands/skip-tray.js';
import { readAudit } from '../queries/audits.js';
import {
  auditExample,
  auditIdSchema,
  auditOpeningSchema,
  auditSchema,
  skippedTraySchema,
  type AuditOpeningBody,
  type AuditView,
  type SkippedTrayBody,
} from './audits.schemas.js';

const wholeAudit = { answer: auditSchema, example: auditExample, status: 200 };

/** What is done with the single trays of an open audit. */
@ApiTags('staff: audits')
@May('audit.work')
@ApiParam({ name: 'id', description: 'The audit' })
@ApiParam({ name: 'label', description: 'The tray', example: 'A07' })
@Controller('api/staff/audits/:id/trays/:label')
export class AuditTraysController {
  constructor(
    private readonly openTray: OpenTray,
    private readonly skipTray: SkipTray,
  ) {}

  @WithFreshProof()
  @Post('opening')
  @Mutation({
    summary: 'Open a tray to look into it',
    description:
      'Say what lies there at `/api/staff/door-operations/{id}/confirmation`: `done` for papers, `not_done` for nothing. ' +
      'May be repeated; the newest look counts. Each opening keeps the proof fresh that it asked for.',
    answer: doorOperationViewSchema,
    example: { ...doorOperationExample, purpose: 'inspect' },
    problems: [
      ...staffRefusals,
      'reauthentication_required',
      'not_found',
      ...secondPersonRefusals,
      'audit_not_open',
      'door_operation_pending',
      'cabinet_unreachable',
      'power_failing',
    ],
  })
  async open(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: auditIdSchema }) id: string,
    @Param('label', { schema: trayLabelSchema }) label: string,
    @Body({ schema: auditOpeningSchema }) { secondPerson }: AuditOpeningBody,
  ): Promise<DoorOperationView> {
    const occasion = { kind: 'outside_run', secondPerson } as const;
    const operation = await this.openTray.execute(transaction, staff, id, label, occasion);
    await keepProofFresh(transaction, staff);
    return operation;
  }

  @Post('skip')
  @Mutation({
    ...wholeAudit,
    summary: 'Say why nobody looks into a tray in this audit',
    problems: [
      ...staffRefusals,
      'not_found',
      'audit_not_open',
      'transition_not_legal',
      'door_operation_pending',
    ],
  })
  async skip(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: auditIdSchema }) auditId: string,
    @Param('label', { schema: trayLabelSchema }) trayLabel: string,
    @Body({ schema: skippedTraySchema }) { reason }: SkippedTrayBody,
  ): Promise<AuditView> {
    await this.skipTray.skip(transaction, staff.id, { auditId, trayLabel }, reason);
    return readAudit(transaction.manager, auditId);
  }

  @Delete('skip')
  @Mutation({
    ...wholeAudit,
    summary: 'Take back that a tray is skipped',
    problems: [...staffRefusals, 'not_found', 'audit_not_open'],
  })
  async takeUp(
    @InTransaction() transaction: Transaction,
    @SignedIn() staff: SignedInStaff,
    @Param('id', { schema: auditIdSchema }) auditId: string,
    @Param('label', { schema: trayLabelSchema }) trayLabel: string,
  ): Promise<AuditView> {
    await this.skipTray.takeUp(transaction, staff.id, { auditId, trayLabel });
    return readAudit(transaction.manager, auditId);
  }
}
