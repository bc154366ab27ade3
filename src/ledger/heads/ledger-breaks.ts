import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../../kernel/index.js';
import { clockToken, LiveEvents, loggerToken, type Transaction } from '../../platform/index.js';
import { chainStart, type ChainPosition } from '../chain.js';
import { verifyLedger } from '../verify.js';
import { FileWitness } from './file-witness.js';
import { findUnfittingHead } from './find-unfitting-head.js';
import { lastWordOnBreaks, lockLedger, type LastWord, type LedgerBreak } from './ledger-break.js';
import { newestHead } from './read-heads.js';
import type { SignedHead } from './signed-head.js';
import { TrustedKeys } from './trusted-keys.js';
import { WalkAhead, walkBounds, type WalkBounds } from './walk-ahead.js';

interface KnownBreak extends LedgerBreak {
  readonly since: Date;
  /** How often the ledger had spoken of its breaks by then. */
  readonly wordsBefore: number;
}

/** What a look at the ledger showed. */
export interface LedgerLook {
  /** The break that stands, or one that shows now. */
  readonly broken: LedgerBreak | undefined;
  /** Not over a break, and not before somebody has seen all of it: of a long end some is left for the next look. */
  readonly maySign: boolean;
}

/**
 * Knows whether the ledger is broken. A break that was found once stands until an operator ends it, also when what showed it
 * is taken away: the ledger keeps it over a restart, and this process where somebody takes it out of the ledger.
 */
@Injectable()
export class LedgerBreaks {
  private readonly ahead = new WalkAhead();
  private known: KnownBreak | undefined;

  constructor(
    private readonly trusted: TrustedKeys,
    private readonly file: FileWitness,
    private readonly liveEvents: LiveEvents,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {}

  /** Since when the ledger is known to be broken; undefined while it is not. */
  async since(manager: EntityManager): Promise<Date | undefined> {
    return standingOf(this.known, await lastWordOnBreaks(manager))?.since;
  }

  /**
   * Looks at the ledger that is to be signed. To be asked in the transaction that signs. The ledger is locked from here on, so that what is
   * signed is what was looked at: whoever held the lock before may have written it anew meanwhile.
   */
  async look(transaction: Transaction, bounds = walkBounds): Promise<LedgerLook> {
    const { manager } = transaction;
    // Before the lock: nobody can write to the ledger while a disk does not answer, or while years of it are read. A file that cannot be
    // read says nothing against the ledger; that it takes nothing is told when it is given something.
    const kept = await this.file.newest().catch(() => undefined);
    await this.ahead.walk(manager, newestOf(await signedHeads(manager, kept)), bounds);
    await lockLedger(transaction);
    const standing = standingOf(this.known, await lastWordOnBreaks(manager));
    this.know(standing);
    if (standing) return { broken: standing, maySign: false };

    const signed = await signedHeads(manager, kept);
    const unfitting = await findUnfittingHead(manager, signed, this.trusted);
    const { broken, maySign } = unfitting
      ? { broken: unfitting, maySign: false }
      : await lookAtEnd(manager, this.ahead.walkedFrom(newestOf(signed)), bounds);
    if (broken) await this.learn(manager, broken);
    return { broken, maySign };
  }

  /** Takes up a break that was found elsewhere. */
  async learn(manager: EntityManager, found: LedgerBreak): Promise<void> {
    const word = await lastWordOnBreaks(manager);
    if (standingOf(this.known, word)) return;
    this.know({ ...found, since: this.clock.now(), wordsBefore: word.version });
  }

  /** Tells of it once, when this process hears of it. */
  private know(standing: KnownBreak | undefined): void {
    const isNew = this.known === undefined;
    this.known = standing;
    if (!isNew || standing === undefined) return;
    const { kind, sequence } = standing;
    this.logger.fatal(
      { kind, sequence },
      'the ledger is not the one that was signed; see docs/operations.md',
    );
    this.liveEvents.publish({ type: 'alarm', id: String(sequence), data: { alarm: 'ledger_broken' } });
  }
}

/** Where the end of the ledger does not follow from what was signed last: a head that fits says nothing of what comes after it. */
async function lookAtEnd(
  manager: EntityManager,
  from: ChainPosition,
  { underLock }: WalkBounds,
): Promise<LedgerLook> {
  const verification = await verifyLedger(manager, from, underLock);
  if (verification.intact) {
    const { position, last } = verification;
    return { broken: undefined, maySign: position.sequence === last };
  }
  const { kind, sequence } = verification.break;
  return { broken: { kind, sequence }, maySign: false };
}

async function signedHeads(manager: EntityManager, kept: SignedHead | undefined): Promise<SignedHead[]> {
  return [await newestHead(manager), kept].filter((head) => head !== undefined);
}

const newestOf = (signed: readonly SignedHead[]): ChainPosition =>
  signed.toSorted((one, other) => other.sequence - one.sequence)[0] ?? chainStart;

function standingOf(known: KnownBreak | undefined, word: LastWord): KnownBreak | undefined {
  if (word.standing) return { ...word.standing, wordsBefore: word.version };
  // A word that came later is the operator's, who ended it; one that is gone was taken out.
  return known && word.version <= known.wordsBefore ? known : undefined;
}
