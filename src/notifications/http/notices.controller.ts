import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Persons } from '../../dossiers/index.js';
import { DomainError, type Actor } from '../../kernel/index.js';
import {
  AskedBy,
  Database,
  InTransaction,
  May,
  Mutation,
  Reading,
  staffRefusals,
  type Transaction,
} from '../../platform/index.js';
import { listNotices, listOfDossier } from '../notices/notice.queries.js';
import { RecordCall } from '../notices/record-call.js';
import { callView, noticeView } from './notice.views.js';
import {
  callBodySchema,
  callListSchema,
  noticeExample,
  noticeIdSchema,
  noticeListQuerySchema,
  noticeListSchema,
  noticeSchema,
  type CallBody,
  type CallListView,
  type NoticeId,
  type NoticeListQuery,
  type NoticeListView,
  type NoticeView,
} from './notices.schemas.js';

@ApiTags('staff: notices')
@Controller('api/staff')
export class NoticesController {
  constructor(
    private readonly database: Database,
    private readonly persons: Persons,
    private readonly recordCall: RecordCall,
  ) {}

  @May('notice.call')
  @Get('notices')
  @Reading({
    query: noticeListQuerySchema,
    summary: 'The people to be called, because an SMS has not reached them or may not have',
    description:
      'The oldest first, at most 200. Phone numbers are shown in full, links of messages are left out.',
    answer: callListSchema,
    example: {
      notices: [
        {
          ...noticeExample,
          phone: '0912 345 678',
          depositNumber: 'G261123-0001',
          officialCode: null,
          text: 'Ket qua ho so G261123-0001 da co tai Tu ho so 24/7 Song Hau, nhan bat ky gio nao den het ngay 26/11. Dung so dien thoai nay de mo.',
        },
      ],
    },
    problems: staffRefusals,
  })
  async list(@Query({ schema: noticeListQuerySchema }) { state }: NoticeListQuery): Promise<CallListView> {
    const items = await listNotices(this.database.dataSource.manager, state);
    return {
      notices: items.map((item) => callView(item, this.persons)),
    };
  }

  @May('notice.call')
  @Post('notices/:id/call')
  @ApiParam({ name: 'id', description: 'The notice' })
  @Mutation({
    summary: 'Write down that the person was called',
    status: 200,
    answer: noticeSchema,
    example: {
      ...noticeExample,
      toCall: false,
      lastCall: { at: '2026-11-23T09:30:00.000Z', outcome: 'reached' },
    },
    problems: [...staffRefusals, 'not_found'],
  })
  async called(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param({ schema: noticeIdSchema }) { id }: NoticeId,
    @Body({ schema: callBodySchema }) { outcome }: CallBody,
  ): Promise<NoticeView> {
    return noticeView(await this.recordCall.record(transaction, id, outcome, actor));
  }

  @May('notice.read')
  @Get('dossiers/:id/notices')
  @ApiParam({ name: 'id', description: 'The dossier' })
  @Reading({
    summary: 'What the citizen was told about a dossier, the oldest first',
    answer: noticeListSchema,
    example: { notices: [noticeExample] },
    problems: [...staffRefusals, 'not_found'],
  })
  async ofDossier(@Param({ schema: noticeIdSchema }) { id }: NoticeId): Promise<NoticeListView> {
    const notices = await listOfDossier(this.database.dataSource.manager, id);
    if (!notices) throw new DomainError('not_found', 'There is no such dossier.');
    return { notices: notices.map(noticeView) };
  }
}
