import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../../config/index.js';
import { Persons, StatusLinks } from '../../dossiers/index.js';
import type { Randomness } from '../../kernel/index.js';
import { environmentToken, randomnessToken } from '../../platform/index.js';
import { channelToken, type Channel } from '../channels/index.js';
import { NoticeRecords } from '../notices/notice-records.js';

/** Named after the gateway that posts its reports there. */
export const statusCallbackPath = '/api/integration/twilio/status';

/** What the steps of a delivery need beside a transaction. */
@Injectable()
export class SendingParts {
  constructor(
    readonly records: NoticeRecords,
    readonly statusLinks: StatusLinks,
    readonly persons: Persons,
    @Inject(channelToken) readonly channel: Channel,
    @Inject(randomnessToken) readonly randomness: Randomness,
    @Inject(environmentToken) private readonly environment: Environment,
  ) {}

  /** Where the gateway reports on this notice. The address names it, because a report may overtake the answer. */
  callbackUrlOf(noticeId: string): string {
    return `${this.environment.publicBaseUrl}${statusCallbackPath}?notice=${noticeId}`;
  }
}
