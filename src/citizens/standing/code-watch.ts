import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Site } from '../../config/index.js';
import type { Clock } from '../../kernel/index.js';
import { clockToken, Database, LiveEvents, siteToken, Sweeps } from '../../platform/index.js';
import { codeAlarms, type CodeAlarmKind } from './code-alarms.policy.js';
import { readCodeFigures } from './read-code-figures.js';

/** Raises an alarm when something becomes wrong with the codes; once more after a start, as long as it is. */
@Injectable()
export class CodeWatch implements OnModuleInit {
  private standing: readonly CodeAlarmKind[] = [];

  constructor(
    private readonly database: Database,
    private readonly liveEvents: LiveEvents,
    private readonly sweeps: Sweeps,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'alarms about codes', run: () => this.look() });
  }

  private async look(): Promise<void> {
    const figures = await readCodeFigures(this.database.dataSource.manager, this.clock.now(), this.site);
    const before = this.standing;
    this.standing = codeAlarms(figures);
    for (const alarm of this.standing) {
      if (before.includes(alarm)) continue;
      this.liveEvents.publish({ type: 'alarm', id: this.site.site.code, data: { alarm } });
    }
  }
}
