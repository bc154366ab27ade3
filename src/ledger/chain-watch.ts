import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { dayMs, type Clock } from '../kernel/index.js';
import { clockToken, Database, Sweeps } from '../platform/index.js';
import { chainStart, type ChainPosition } from './chain.js';
import { LedgerBreaks } from './heads/ledger-breaks.js';
import { verifyLedger } from './verify.js';
import { walkPart } from './walk-part.js';

/**
 * Recomputes the whole chain once a day, a part a minute, so that an old entry that was edited is found without anybody asking:
 * the signed heads alone are held against the entries that they name.
 */
@Injectable()
export class ChainWatch implements OnModuleInit {
  private position: ChainPosition = chainStart;
  /** The newest entry at the last look. */
  private last = 0;
  private endReachedAt: Date | undefined;

  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly breaks: LedgerBreaks,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'chain of the ledger', run: () => this.look() });
  }

  async look(mostEntries = walkPart(this.last)): Promise<void> {
    if (this.rests()) return;
    const { manager } = this.database.dataSource;
    const verification = await verifyLedger(manager, this.position, mostEntries);
    if (!verification.intact) {
      const { kind, sequence } = verification.break;
      await this.breaks.learn(manager, { kind, sequence });
      return;
    }
    const { position, last } = verification;
    this.last = last;
    const atTheEnd = position.sequence === last;
    this.position = atTheEnd ? chainStart : position;
    this.endReachedAt = atTheEnd ? this.clock.now() : undefined;
  }

  /** A clock that was set back since is no reason to rest for longer. */
  private rests(): boolean {
    if (this.endReachedAt === undefined) return false;
    const agoMs = this.clock.now().getTime() - this.endReachedAt.getTime();
    return agoMs >= 0 && agoMs < dayMs;
  }
}
