import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Site } from '../../config/index.js';
import { DossierEvents } from '../../dossiers/index.js';
import { siteToken } from '../../platform/index.js';
import { noticeFor } from './notice-for.policy.js';
import { NoticeQueue } from './queue-notice.js';

/** Tells the citizen of what happens to a dossier. */
@Injectable()
export class DossierNotices implements OnModuleInit {
  constructor(
    private readonly events: DossierEvents,
    private readonly queue: NoticeQueue,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  onModuleInit(): void {
    this.events.register(async (transaction, event) => {
      const content = noticeFor(event, {
        localDay: (instant) => this.localDay(instant),
        pickupQr: this.site.codes.pickupQr,
      });
      if (!content) return;
      const { id: dossierId, version, statusUrl } = event.dossier;
      // Every event has a version of its own, so a result that is loaded again is a new occasion.
      const occasion = `${event.kind}/${version}`;
      await this.queue.queue(transaction, { dossierId, content, occasion, statusUrl });
    });
  }

  private localDay(instant: Date): string {
    return DateTime.fromJSDate(instant, { zone: this.site.site.timeZone }).toFormat('dd/MM');
  }
}
