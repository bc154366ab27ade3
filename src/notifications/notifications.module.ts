import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Environment, Site } from '../config/index.js';
import { DossiersModule } from '../dossiers/index.js';
import { environmentToken, siteToken } from '../platform/index.js';
import { ChannelsModule } from './channels/index.js';
import { NoticesController } from './http/notices.controller.js';
import { TwilioStatusController } from './http/twilio-status.controller.js';
import { assertSiteTexts } from './notices/assert-site-texts.js';
import { DossierNotices } from './notices/dossier-notices.js';
import { EraseWords } from './notices/erase-words.js';
import { NoticeRecords } from './notices/notice-records.js';
import { Notice } from './notices/notice.entity.js';
import { NoticeQueue } from './notices/queue-notice.js';
import { RecordCall } from './notices/record-call.js';
import { DueNotices } from './sending/due-notices.js';
import { NoticeDelivery, sendTimeoutMs, sendTimeoutToken } from './sending/notice-delivery.js';
import { SendingParts } from './sending/sending-parts.js';
import { TakeReport } from './sending/take-report.js';

/** What citizens are told by SMS, and who has to be called instead. */
@Module({
  imports: [TypeOrmModule.forFeature([Notice]), ChannelsModule, DossiersModule],
  controllers: [NoticesController, TwilioStatusController],
  providers: [
    NoticeRecords,
    NoticeQueue,
    DossierNotices,
    EraseWords,
    RecordCall,
    { provide: sendTimeoutToken, useValue: sendTimeoutMs },
    SendingParts,
    NoticeDelivery,
    DueNotices,
    TakeReport,
  ],
  exports: [NoticeQueue, NoticeDelivery],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    @Inject(siteToken) private readonly site: Site,
    @Inject(environmentToken) private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    assertSiteTexts(this.site, this.environment);
  }
}
