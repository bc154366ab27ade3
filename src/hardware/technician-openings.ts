import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import {
  technicianJournalFile,
  type TechnicianIntent,
  type TechnicianJournalEntry,
  type TechnicianSighting,
} from '@motcua247/firmware-bridge/contract';
import type { Logger } from 'pino';
import { TrayRecords } from '../cabinets/index.js';
import type { Environment, Site } from '../config/index.js';
import type { Clock } from '../kernel/index.js';
import { appendToLedger } from '../ledger/index.js';
import {
  clockToken,
  Database,
  environmentToken,
  LiveEvents,
  loggerToken,
  siteToken,
  Sweeps,
  type Transaction,
} from '../platform/index.js';
import { readAccounted } from './accounted-openings.js';
import { Bridge } from './bridge.js';
import { JournalStanding } from './journal-standing.js';
import { trayAt } from './opened-tray.js';
import { journalBeginning, readTechnicianJournal, type JournalDamage } from './technician-journal.js';
import {
  actorOf,
  mayHaveOpened,
  toLedgerEvent,
  versionOf,
  type Ending,
} from './technician-opening-entries.js';
import { UnseenOpenings } from './unseen-openings.js';
import { openingsSince } from './unseen-openings.policy.js';

/**
 * Takes what technicians opened without the service into the ledger, each once, and has an officer look into every tray that may
 * have been opened (I7). The technician's own journal, older than the pulse, is the durable intent (I2).
 */
@Injectable()
export class TechnicianOpenings implements OnModuleInit, OnApplicationBootstrap {
  private place = journalBeginning;
  /** One reading after the other: whoever asks gets what was written before. */
  private turn: Promise<void> = Promise.resolve();
  private readonly path: string;

  constructor(
    private readonly database: Database,
    private readonly trays: TrayRecords,
    private readonly unseen: UnseenOpenings,
    private readonly bridge: Bridge,
    private readonly liveEvents: LiveEvents,
    private readonly sweeps: Sweeps,
    private readonly standing: JournalStanding,
    @Inject(environmentToken) environment: Environment,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {
    this.path = join(environment.dataDirectory, technicianJournalFile);
  }

  onModuleInit(): void {
    this.sweeps.register({ name: 'technician journal', run: () => this.takeIn() });
    // A technician has had the boards for as long as the bridge was away.
    this.bridge.beforeTrusted(() => this.takeInOrSay());
  }

  /** Before the first citizen is served: what was opened while the service was away may hold anything. */
  onApplicationBootstrap(): Promise<void> {
    return this.takeInOrSay();
  }

  private async takeInOrSay(): Promise<void> {
    try {
      await this.takeIn();
    } catch (error) {
      this.logger.error(
        { err: error },
        'the technician’s journal could not be taken in; tried again within a minute',
      );
    }
  }

  /**
   * Takes in what has been written since the last time, and whatever is behind a damaged line once more: it may have been set right.
   * @throws when the journal cannot be read, or the database does not take it; `JournalStanding` has it, too
   */
  takeIn(): Promise<void> {
    const taken = this.turn.then(() => this.takePages());
    this.turn = taken.catch(() => undefined);
    return taken;
  }

  private async takePages(): Promise<void> {
    let damage: JournalDamage | undefined;
    try {
      for (let place = this.place, isAtEnd = false; !isAtEnd;) {
        const page = await readTechnicianJournal(this.path, place);
        // Another file has its own lines.
        if (page.from !== place) damage = undefined;
        damage = together(damage, page.damage);
        if (page.entries.length > 0) await this.takePage(page.entries);
        this.place = damage?.first ?? page.next;
        isAtEnd = page.from === place && page.next.offset === place.offset;
        place = page.next;
      }
    } catch (error) {
      this.standing.failed(damage, this.clock.now());
      throw error;
    }
    this.standing.takenIn(damage, this.clock.now());
    if (damage) this.tellOf(damage);
  }

  private tellOf({ first, lines }: JournalDamage): void {
    this.logger.error(
      { path: this.path, firstLine: first.line, lines },
      'the technician’s journal has lines that are no entries',
    );
  }

  private async takePage(entries: readonly TechnicianJournalEntry[]): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const known = await this.knownEntries(transaction, entries);
      const fresh = entries.filter((entry) => !known.has(keyOf(entry.operationId, versionOf(entry))));
      for (const entry of fresh) {
        appendToLedger(transaction, toLedgerEvent(entry));
        if (entry.kind === 'intent') await this.takeOpening(transaction, entry, entries);
        if (entry.kind === 'seen_open') await this.takeSighting(transaction, entry);
      }
    });
  }

  private async takeOpening(
    transaction: Transaction,
    intent: TechnicianIntent,
    entries: readonly TechnicianJournalEntry[],
  ): Promise<void> {
    const tray = trayAt(this.site, intent.target);
    // Behind a lock that the site file does not name lie nobody's papers.
    if (tray === undefined) return;
    const ending = entries.find(
      (other): other is Ending =>
        (other.kind === 'outcome' || other.kind === 'refused') && other.operationId === intent.operationId,
    );
    if (mayHaveOpened(intent, ending)) await this.doubt(transaction, tray, intent);
  }

  /** What was opened without a command before a technician's own bridge, unless the service was connected to that and has heard it itself. */
  private async takeSighting(
    transaction: Transaction,
    { what, bootId, openings }: TechnicianSighting,
  ): Promise<void> {
    const isHousing = what.kind === 'housing';
    const id = isHousing ? what.cabinet : trayAt(this.site, what);
    if (id === undefined) return;
    const accounted = await readAccounted(transaction.manager, isHousing ? 'housing' : 'tray', [id]);
    const before = accounted.get(id);
    if (before?.bootId === bootId && openingsSince(before, { bootId, openings }) === 0) return;
    if (!isHousing) await this.unseen.doubt(transaction, id);
    else if (this.site.cabinets.some((cabinet) => cabinet.id === id)) {
      const alarm = { type: 'alarm', id, data: { alarm: 'housing_opened_unseen' } } as const;
      this.liveEvents.publishAfterCommit(transaction, alarm);
    }
  }

  private async knownEntries(
    transaction: Transaction,
    entries: readonly TechnicianJournalEntry[],
  ): Promise<ReadonlySet<string>> {
    const rows = await transaction.query<{ subject_id: string; subject_version: string }>(
      `SELECT subject_id, subject_version FROM ledger_entry
        WHERE subject_type = 'technician_opening' AND subject_id = ANY($1)`,
      [entries.map(({ operationId }) => operationId)],
    );
    return new Set(rows.map((row) => keyOf(row.subject_id, Number(row.subject_version))));
  }

  private async doubt(transaction: Transaction, tray: string, intent: TechnicianIntent): Promise<void> {
    const [record] = await transaction.query('SELECT label FROM tray_content WHERE label = $1', [tray]);
    // A tray that is no longer installed holds nobody's papers.
    if (!record) return;
    await this.trays.markContentUnknown(transaction, tray, 'opened_without_authorisation', actorOf(intent));
  }
}

function keyOf(operationId: string, version: number): string {
  return `${operationId}/${version}`;
}

function together(
  one: JournalDamage | undefined,
  other: JournalDamage | undefined,
): JournalDamage | undefined {
  if (!one || !other) return one ?? other;
  return { first: one.first, lines: one.lines + other.lines };
}
