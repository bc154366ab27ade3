import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayMs, type Clock } from '../kernel/index.js';
import { clockToken, Database, Sweeps } from '../platform/index.js';
import { chainStart, type ChainPosition } from './chain.js';
import { FileWitness } from './heads/file-witness.js';
import { findUnfittingHead } from './heads/find-unfitting-head.js';
import type { LedgerBreak } from './heads/ledger-break.js';
import { LedgerBreaks } from './heads/ledger-breaks.js';
import { readHeads } from './heads/read-heads.js';
import { TrustedKeys } from './heads/trusted-keys.js';
import { verifyLedger } from './verify.js';
import { walkPart } from './walk-part.js';

/**
 * Recomputes the whole chain once a day, and holds every head that table and file keep against it, a part a minute, so that an old entry
 * that was edited and an old head that does not fit are found without anybody asking: before a signature only the newest are looked at.
 */
@Injectable()
export class ChainWatch implements OnModuleInit {
  /** Undefined when this walk has been through the chain. */
  private position: ChainPosition | undefined = chainStart;
  /** The byte of the file that is next; undefined when this walk has been through the file. */
  private fileAt: number | undefined = 0;
  /** The newest entry at the last look. */
  private last = 0;
  private endReachedAt: Date | undefined;

  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly trusted: TrustedKeys,
    private readonly breaks: LedgerBreaks,
    private readonly file: FileWitness,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'chain of the ledger', run: () => this.look() });
  }

  async look(mostEntries = walkPart(this.last)): Promise<void> {
    if (this.rests()) return;
    const { manager } = this.database.dataSource;
    const found = (await this.walkChain(manager, mostEntries)) ?? (await this.walkFile(manager));
    if (found) {
      await this.breaks.learn(manager, found);
      return;
    }
    const atTheEnd = this.position === undefined && this.fileAt === undefined;
    this.endReachedAt = atTheEnd ? this.clock.now() : undefined;
    if (!atTheEnd) return;
    this.position = chainStart;
    this.fileAt = 0;
  }

  /** Some entries, and the heads of the table that were signed over them. */
  private async walkChain(manager: EntityManager, mostEntries: number): Promise<LedgerBreak | undefined> {
    if (this.position === undefined) return undefined;
    const verification = await verifyLedger(manager, this.position, mostEntries);
    if (!verification.intact) {
      const { kind, sequence } = verification.break;
      return { kind, sequence };
    }
    const { position, last } = verification;
    const range = { after: this.position.sequence, upTo: position.sequence };
    const unfitting = await findUnfittingHead(
      manager,
      await readHeads(manager, range, mostEntries),
      this.trusted,
    );
    if (unfitting) return unfitting;
    this.last = last;
    this.position = position.sequence === last ? undefined : position;
    return undefined;
  }

  /** Some heads of the file. One that cannot be read says nothing against the ledger. */
  private async walkFile(manager: EntityManager): Promise<LedgerBreak | undefined> {
    if (this.fileAt === undefined) return undefined;
    const part = await this.file.readFrom(this.fileAt).catch(() => undefined);
    const unfitting = await findUnfittingHead(manager, part?.heads ?? [], this.trusted);
    if (!unfitting) this.fileAt = part?.next;
    return unfitting;
  }

  /** A clock that was set back since is no reason to rest for longer. */
  private rests(): boolean {
    if (this.endReachedAt === undefined) return false;
    const agoMs = this.clock.now().getTime() - this.endReachedAt.getTime();
    return agoMs >= 0 && agoMs < dayMs;
  }
}
