import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Site } from '../config/index.js';
import type { Actor } from '../kernel/index.js';
import { appendToLedger } from '../ledger/index.js';
import { Database, LiveEvents, loggerToken, siteToken, Sweeps, type Transaction } from '../platform/index.js';
import { Bridge } from './bridge.js';
import { housingChange } from './housing.policy.js';
import { Sensors } from './sensors.js';

const actor: Actor = { type: 'system', id: 'tamper switch' };

/**
 * Writes into the ledger when the housing of a cabinet is opened and closed: who can reach the boards can open every tray, and
 * afterwards nobody shall be able to say that it was not seen. One that stands open when the service, the bridge or the database is back
 * is told then; one that was opened and closed meanwhile, nobody has seen.
 */
@Injectable()
export class HousingWatch implements OnModuleInit, OnApplicationShutdown {
  /** One look after the other, or two could write the same change. */
  private looks: Promise<void> = Promise.resolve();

  constructor(
    private readonly bridge: Bridge,
    private readonly sensors: Sensors,
    private readonly database: Database,
    private readonly liveEvents: LiveEvents,
    private readonly sweeps: Sweeps,
    @Inject(siteToken) private readonly site: Site,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.bridge.news.subscribe(({ kind }) => {
      if (kind !== 'connected' && kind !== 'housing') return;
      void this.look().catch((error: unknown) => {
        this.logger.error({ err: error }, 'a housing could not be recorded; tried again within a minute');
      });
    });
    this.sweeps.register({ name: 'housings', run: () => this.look() });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.looks;
  }

  private look(): Promise<void> {
    const looked = this.looks.then(async () => {
      for (const { id } of this.site.cabinets) await this.record(id);
    });
    this.looks = looked.catch(() => undefined);
    return looked;
  }

  private async record(cabinetId: string): Promise<void> {
    const { housing } = this.sensors.ofCabinet(cabinetId);
    if (housing === 'unknown') return;
    await this.database.transaction(async (transaction) => {
      const last = await lastEntry(transaction, cabinetId);
      const kind = housingChange(last?.kind, housing);
      if (kind === undefined) return;
      const subject = { type: 'cabinet', id: cabinetId, version: Number(last?.version ?? 0) + 1 } as const;
      appendToLedger(transaction, { kind, subject, actor, details: {} });
      if (kind === 'cabinet.housing_closed') return;
      const alarm = { type: 'alarm', id: cabinetId, data: { alarm: 'housing_open' } } as const;
      this.liveEvents.publishAfterCommit(transaction, alarm);
    });
  }
}

interface LastEntry {
  readonly kind: string;
  /** A bigint of PostgreSQL. */
  readonly version: string;
}

async function lastEntry(transaction: Transaction, cabinetId: string): Promise<LastEntry | undefined> {
  const [row] = await transaction.query<LastEntry>(
    `SELECT kind, subject_version AS version FROM ledger_entry
      WHERE subject_type = 'cabinet' AND subject_id = $1 ORDER BY subject_version DESC LIMIT 1`,
    [cabinetId],
  );
  return row;
}
