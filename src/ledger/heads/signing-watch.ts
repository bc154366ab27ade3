import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../../kernel/index.js';
import { clockToken, Database, LiveEvents, Sweeps } from '../../platform/index.js';
import { LedgerBreaks } from './ledger-breaks.js';
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
    private readonly breaks: LedgerBreaks,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'signing of the ledger', run: () => this.look() });
  }

  /** Since when the oldest entry waits that is not signed in time; undefined while all are, or may yet be. */
  async lateSince(manager: EntityManager, at: Date): Promise<Date | undefined> {
    const since = this.waitingSince(await oldestUnsigned(manager));
    if (since === undefined || !isSigningLate(since, at)) return undefined;
    // What does not fit is not signed on purpose, and is an alarm of its own.
    return (await this.breaks.since(manager)) === undefined ? since : undefined;
  }

  private async look(): Promise<void> {
    const { manager } = this.database.dataSource;
    const at = this.clock.now();
    const entry = await oldestUnsigned(manager);
    this.oldest = entry && { ...entry, since: earlierOf(this.waitingSince(entry), at) };
    const late = await this.lateSince(manager, at);
    if (late !== undefined && !this.raised) {
      this.liveEvents.publish({
        type: 'alarm',
        id: String(entry?.sequence),
        data: { alarm: 'ledger_not_signed' },
      });
    }
    this.raised = late !== undefined;
  }

  /** Since it was written; if that lies ahead, since it was seen first. */
  private waitingSince(entry: Unsigned | undefined): Date | undefined {
    return this.oldest && this.oldest.sequence === entry?.sequence ? this.oldest.since : entry?.since;
  }
}

/** Entries may have been taken out since, and heads put in that are of none: neither hides the ones that wait. */
async function oldestUnsigned(manager: EntityManager): Promise<Unsigned | undefined> {
  const [entry] = await manager.query<{ sequence: string; since: string }[]>(
    `SELECT sequence, occurred_at AS since FROM ledger_entry
      WHERE sequence > coalesce((SELECT max(signed.sequence) FROM ledger_signed_head signed, ledger_head
                                  WHERE signed.sequence <= ledger_head.sequence), 0)
      ORDER BY sequence LIMIT 1`,
  );
  return entry && { sequence: Number(entry.sequence), since: new Date(entry.since) };
}
