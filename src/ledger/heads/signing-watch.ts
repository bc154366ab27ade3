import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../../kernel/index.js';
import { clockToken, Database, LiveEvents, Sweeps } from '../../platform/index.js';
import { HeadWatch } from './head-watch.js';
import { isSigningLate } from './signing.schedule.js';
import { earlierOf } from './witness-standing.js';

interface Unsigned {
  readonly sequence: number;
  readonly since: Date;
}

/**
 * Raises an alarm when entries of the ledger wait to be signed for longer than signing takes, whatever keeps it: a ledger that nobody signs
 * any more could be rewritten from there on. Looks at the ledger itself and not at the watch that signs it, which may have died.
 */
@Injectable()
export class SigningWatch implements OnModuleInit {
  private oldest: Unsigned | undefined;
  private raised = false;

  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly liveEvents: LiveEvents,
    private readonly heads: HeadWatch,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'signing of the ledger', run: () => this.look() });
  }

  /** Since when the oldest entry waits that is not signed in time; undefined while all are, or may yet be. */
  async lateSince(manager: EntityManager, at: Date): Promise<Date | undefined> {
    const entry = await oldestUnsigned(manager);
    if (entry === undefined) {
      this.oldest = undefined;
      return undefined;
    }
    const known = this.oldest?.sequence === entry.sequence ? this.oldest.since : entry.since;
    this.oldest = { ...entry, since: earlierOf(known, at) };
    // What does not fit is not signed on purpose, and is an alarm of its own.
    if (this.heads.brokenSince !== undefined) return undefined;
    return isSigningLate(this.oldest.since, at) ? this.oldest.since : undefined;
  }

  private async look(): Promise<void> {
    const late = await this.lateSince(this.database.dataSource.manager, this.clock.now());
    if (late !== undefined && !this.raised) {
      this.liveEvents.publish({
        type: 'alarm',
        id: String(this.oldest?.sequence),
        data: { alarm: 'ledger_not_signed' },
      });
    }
    this.raised = late !== undefined;
  }
}

async function oldestUnsigned(manager: EntityManager): Promise<Unsigned | undefined> {
  const [entry] = await manager.query<{ sequence: string; since: string }[]>(
    `SELECT sequence, occurred_at AS since FROM ledger_entry
      WHERE sequence = 1 + coalesce((SELECT max(sequence) FROM ledger_signed_head), 0)`,
  );
  return entry && { sequence: Number(entry.sequence), since: new Date(entry.since) };
}
