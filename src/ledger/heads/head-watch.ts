import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { clockToken, Database, loggerToken, Sweeps } from '../../platform/index.js';
import type { Clock } from '../../kernel/index.js';
import { FileWitness } from './file-witness.js';
import { noteBreak } from './ledger-break.js';
import { LedgerBreaks } from './ledger-breaks.js';
import { newestHead, readHeads } from './read-heads.js';
import { signHead } from './sign-head.js';
import { HeadSigner } from './signed-head.js';
import { isSigningDue } from './signing.schedule.js';
import { earlierOf, WitnessStanding } from './witness-standing.js';
import type { Witness } from './witness.js';

/** What a witness that was away for long is given at once; the rest follows with the next looks. */
const mostAtOnce = 1_000;

/** Injection token of those outside who keep signed heads. */
export const witnessesToken = Symbol('witnesses');

/**
 * Every minute: looks whether the ledger still fits what was signed last, signs its head when it is time, and passes it on
 * to those who keep it outside the database. A ledger that does not fit is signed no more until an operator has cleared it up.
 */
@Injectable()
export class HeadWatch implements OnModuleInit {
  private fileBehindSince: Date | undefined;
  private readonly outside: readonly WitnessStanding[];

  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly signer: HeadSigner,
    private readonly breaks: LedgerBreaks,
    private readonly file: FileWitness,
    @Inject(witnessesToken) witnesses: readonly Witness[],
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {
    this.outside = witnesses.map((witness) => new WitnessStanding(witness));
  }

  onModuleInit(): void {
    this.sweeps.register({ name: 'ledger heads', run: () => this.look() });
  }

  /** Since when a witness has not taken what there is for it; undefined while all have. */
  get notWitnessedSince(): Date | undefined {
    const since = [this.fileBehindSince, ...this.outside.map(({ behindSince }) => behindSince)];
    return since.filter((at) => at !== undefined).toSorted((a, b) => a.getTime() - b.getTime())[0];
  }

  async look(): Promise<void> {
    const broken = await this.database.transaction(async (transaction) => {
      const { manager, at } = transaction;
      const { broken: found, maySign } = await this.breaks.look(transaction);
      if (found) await noteBreak(transaction, found);
      else if (
        maySign &&
        isSigningDue({ last: await lastOf(manager), signed: await newestHead(manager), at })
      ) {
        signHead(transaction, this.signer);
      }
      return found;
    });
    if (!broken) await this.passOn();
  }

  private async passOn(): Promise<void> {
    const newest = await newestHead(this.database.dataSource.manager);
    const told = newest ? this.outside.map((witness) => witness.tell(newest, this.clock.now())) : [];
    const results = await Promise.allSettled([this.toFile(), ...told]);
    for (const result of results) {
      if (result.status === 'rejected')
        this.logger.warn({ err: result.reason as unknown }, 'a witness of the ledger did not take its head');
    }
  }

  private async toFile(): Promise<void> {
    try {
      const taken = await this.file.newest();
      const range = { after: taken?.sequence ?? 0, upTo: Number.POSITIVE_INFINITY };
      await this.file.append(await readHeads(this.database.dataSource.manager, range, mostAtOnce));
      this.fileBehindSince = undefined;
    } catch (error) {
      this.fileBehindSince = earlierOf(this.fileBehindSince, this.clock.now());
      throw error;
    }
  }
}

async function lastOf(manager: EntityManager): Promise<number> {
  const [head] = await manager.query<{ sequence: string }[]>('SELECT sequence FROM ledger_head');
  return Number(head?.sequence ?? 0);
}
