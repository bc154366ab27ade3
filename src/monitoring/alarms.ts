import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { LiveEvents, loggerToken, type Alarm } from '../platform/index.js';
import { Metrics } from './metrics.js';

/** Hears every alarm where screens hear it, so that none is missing in the log or the metrics, whoever raises it. */
@Injectable()
export class Alarms implements OnModuleInit {
  constructor(
    private readonly liveEvents: LiveEvents,
    private readonly metrics: Metrics,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.liveEvents.stream.subscribe((event) => {
      if (event.type === 'alarm') this.record(event);
    });
  }

  private record({ id, data: { alarm, stage } }: Alarm): void {
    this.logger.warn({ alarm, at: id, ...(stage === undefined ? {} : { stage }) }, 'alarm');
    // A warning asks the person at the door to close it; only what comes of it unheeded is an alarm.
    if (stage !== 'warned') this.metrics.countAlarm(alarm);
  }
}
