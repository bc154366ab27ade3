import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Site } from '../config/index.js';
import type { Actor } from '../kernel/index.js';
import { appendToLedger } from '../ledger/index.js';
import { Database, LiveEvents, loggerToken, siteToken, Sweeps, type Transaction } from '../platform/index.js';
import { accountFor, readAccounted } from './accounted-openings.js';
import { Bridge } from './bridge.js';
import { housingChange } from './housing.policy.js';
import { Sensors } from './sensors.js';
import { housingOpeningsUnseen, openingsSince } from './unseen-openings.policy.js';

const actor: Actor = { type: 'system', id: 'tamper switch' };

/**
 * Writes into the ledger when the housing of a cabinet is opened and closed: who can reach the boards can open every tray, and
 * afterwards nobody shall be able to say that it was not seen. One that stands open when the service, the bridge or the database is back
 * is told then, and so is one that was opened and closed meanwhile, by the count of the bridge; only without a bridge nobody counts.
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
    const counted = this.sensors.housingOpeningsOf(cabinetId);
    if (housing === 'unknown' || counted === undefined) return;
    await this.database.transaction(async (transaction) => {
      const told = await readTold(transaction, cabinetId);
      let { version } = told;
      const append = (kind: string, details: Readonly<Record<string, number>> = {}): void => {
        version += 1;
        appendToLedger(transaction, {
          kind,
          subject: { type: 'cabinet', id: cabinetId, version },
          actor,
          details,
        });
      };
      const raise = (alarm: 'housing_open' | 'housing_opened_unseen'): void => {
        this.liveEvents.publishAfterCommit(transaction, { type: 'alarm', id: cabinetId, data: { alarm } });
      };
      const accounted = (await readAccounted(transaction.manager, 'housing', [cabinetId])).get(cabinetId);
      const wasOpen = told.lastKind === 'cabinet.housing_opened';
      const unseen = housingOpeningsUnseen(accounted, counted, housing, wasOpen);
      if (unseen > 0) {
        append('cabinet.housing_opened_unseen', { openings: unseen });
        raise('housing_opened_unseen');
      }
      if (openingsSince(accounted, counted) > 0) await accountFor(transaction, 'housing', cabinetId, counted);
      const kind = housingChange(told.lastKind, housing);
      if (kind === undefined) return;
      append(kind);
      if (kind === 'cabinet.housing_opened') raise('housing_open');
    });
  }
}

/** What the ledger has of a cabinet. */
interface Told {
  /** Whether its housing was opened or closed last; undefined for one that has always been closed. */
  readonly lastKind: string | undefined;
  readonly version: number;
}

async function readTold(transaction: Transaction, cabinetId: string): Promise<Told> {
  const [row] = await transaction.query<{ last_kind: string | null; version: string | null }>(
    `SELECT max(subject_version) AS version,
            (array_agg(kind ORDER BY subject_version DESC)
              FILTER (WHERE kind IN ('cabinet.housing_opened', 'cabinet.housing_closed')))[1] AS last_kind
       FROM ledger_entry WHERE subject_type = 'cabinet' AND subject_id = $1`,
    [cabinetId],
  );
  return { lastKind: row?.last_kind ?? undefined, version: Number(row?.version ?? 0) };
}
