import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { WatchedClock, type Clock, type SetBack } from '../../kernel/index.js';
import { Database, type Transaction } from '../database/index.js';

/** What is done in the transaction after which the clock goes on. */
export type Settling = (transaction: Transaction, setBack: SetBack) => Promise<void>;

/** The clock of the service, which knows how late it was when the service last looked at it, also before a restart. */
export async function watchClock(behind: Clock, dataSource: DataSource): Promise<WatchedClock> {
  const clock = new WatchedClock(behind);
  const [seen] = await dataSource.query<{ newest_at: Date }[]>('SELECT newest_at FROM clock_seen');
  if (seen) clock.sawUntil(seen.newest_at);
  return clock;
}

/**
 * Sees when the clock was set back, and lets what held end for good, all in one transaction, before the clock goes on: at the start before
 * anybody is answered, before every request, and every minute. Keeps how late it was, for the next start.
 */
export class ClockWatch {
  private readonly settlings: Settling[] = [];
  private looking: Promise<void> | undefined;

  constructor(
    private readonly clock: WatchedClock,
    private readonly dataSource: DataSource,
    private readonly logger: Logger,
  ) {}

  /** Something of what held, to be ended whenever the clock was set back. */
  whenSetBack(settling: Settling): void {
    this.settlings.push(settling);
  }

  /** Before something is asked of the service. While the clock stands still nothing revives, so a failure may wait for the next look. */
  async lookIfSetBack(): Promise<void> {
    if (this.clock.setBack() === undefined) return;
    await this.look().catch((error: unknown) => {
      this.logger.error({ err: error }, 'the clock was set back, and stands still until what held is ended');
    });
  }

  /** May be done at any time, any number of times; those who ask meanwhile wait for the one that is under way. */
  look(): Promise<void> {
    this.looking ??= this.settle().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async settle(): Promise<void> {
    const setBack = this.clock.setBack();
    const at = setBack?.now ?? this.clock.now();
    await new Database(this.dataSource, { now: () => at }).transaction(async (transaction) => {
      if (setBack) for (const settling of this.settlings) await settling(transaction, setBack);
      await transaction.query(
        `INSERT INTO clock_seen (newest_at) VALUES ($1) ON CONFLICT (id) DO UPDATE SET newest_at = $1`,
        [setBack?.now ?? this.clock.seenUntil],
      );
    });
    if (!setBack) return;
    this.clock.goOnFrom(setBack);
    this.logger.warn(setBack, 'the clock was set back: codes and sessions have ended');
  }
}
