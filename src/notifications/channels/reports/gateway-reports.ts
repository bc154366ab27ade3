import { Inject, Injectable } from '@nestjs/common';
import type { Site } from '../../../config/index.js';
import { DomainError, type Clock } from '../../../kernel/index.js';
import { clockToken, LiveEvents, siteToken } from '../../../platform/index.js';
import { channelToken, type Channel, type PostedReport, type ReportReading } from '../channel.js';
import { countForged, noForgedReports } from './forged-reports.policy.js';

type Report = Extract<ReportReading, { outcome: 'report' }>;

/** The one door for what gateways post to us: what is not signed by the gateway is refused, counted, and told when it is much. */
@Injectable()
export class GatewayReports {
  private forged = noForgedReports;
  private refusals = 0;

  constructor(
    @Inject(channelToken) private readonly channel: Channel,
    private readonly liveEvents: LiveEvents,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(siteToken) private readonly site: Pick<Site, 'site'>,
  ) {}

  /** Name of the gateway whose reports are taken. */
  get gateway(): string {
    return this.channel.name;
  }

  /** Whether the gateway reports at all; one that does not is given no address for it. */
  get areTaken(): boolean {
    return this.channel.readReport !== undefined;
  }

  /** How many were refused since the service has started, because nobody with the gateway's key had signed them. */
  get refused(): number {
    return this.refusals;
  }

  /**
   * Reads what was posted.
   * @throws DomainError forbidden for what is not from the gateway; validation_failed; not_found where none are taken.
   */
  read(posted: PostedReport): Report {
    const reading = this.channel.readReport?.(posted);
    switch (reading?.outcome) {
      case 'report':
        return reading;
      case 'signature_invalid':
        this.countRefusal();
        throw new DomainError('forbidden', 'The signature is missing or wrong for this address and body.');
      case 'malformed':
        throw new DomainError(
          'validation_failed',
          'The report names no message or call, or no known status.',
        );
      case undefined:
        throw new DomainError('not_found', 'The configured SMS channel takes no reports.');
    }
  }

  private countRefusal(): void {
    this.refusals += 1;
    const { remembered, alarm } = countForged(this.forged, this.clock.now());
    this.forged = remembered;
    if (!alarm) return;
    this.liveEvents.publish({ type: 'alarm', id: this.site.site.code, data: { alarm: 'reports_forged' } });
  }
}
