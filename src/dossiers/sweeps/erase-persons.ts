import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Site } from '../../config/index.js';
import { addMs, countedFrom, dayMs, type Actor, type Clock } from '../../kernel/index.js';
import {
  clockToken,
  Database,
  markEndedAhead,
  siteToken,
  Sweeps,
  type Transaction,
} from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';
import { erasePerson } from '../personal-data/erase-person.js';
import { forEachClosed } from './due-dossiers.js';

const actor: Actor = { type: 'system', id: 'personal data' };

/** Erases whose a dossier was, some days after its end (Law 91/2025/QH15: no longer than the purpose asks for). */
@Injectable()
export class ErasePersons implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly database: Database,
    private readonly records: DossierRecords,
    @Inject(siteToken) private readonly site: Pick<Site, 'personalData'>,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'erase personal data', run: () => this.run() });
  }

  async run(): Promise<void> {
    await this.database.transaction((transaction) =>
      markEndedAhead(transaction, { table: 'dossier', time: 'closed_at', kept: 'person_erased_at IS NULL' }),
    );
    const closedBefore = this.closedBefore(this.clock.now());
    const condition = `person_erased_at IS NULL AND (closed_at <= $1
      OR id IN (SELECT id FROM ended_ahead WHERE kept_in = 'dossier' AND ahead_since <= $1))`;
    await forEachClosed(this.database, closedBefore, condition, (transaction, id) =>
      this.erase(transaction, id),
    );
  }

  private async erase(transaction: Transaction, dossierId: string): Promise<void> {
    const dossier = await this.records.lock(transaction, dossierId);
    if (dossier.closedAt === null) return;
    const aheadSince = await aheadSinceOf(transaction, dossierId);
    const from = countedFrom({ time: dossier.closedAt, aheadSince }, 0, transaction.at);
    if (from > this.closedBefore(transaction.at)) return;
    await erasePerson(transaction, this.records, dossier, actor);
  }

  private closedBefore(at: Date): Date {
    return addMs(at, -this.site.personalData.eraseAfterDays * dayMs);
  }
}

/** Since when the end of a dossier is seen to lie ahead of the clock; null while it is not. */
async function aheadSinceOf(transaction: Transaction, dossierId: string): Promise<Date | null> {
  const [ahead] = await transaction.query<{ since: Date }>(
    `SELECT ahead_since AS since FROM ended_ahead WHERE kept_in = 'dossier' AND id = $1`,
    [dossierId],
  );
  return ahead?.since ?? null;
}
