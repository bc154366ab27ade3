import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Site } from '../../config/index.js';
import { addMs, dayMs, type Actor, type Clock } from '../../kernel/index.js';
import { clockToken, Database, siteToken, Sweeps, type Transaction } from '../../platform/index.js';
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

  run(): Promise<void> {
    const closedBefore = this.closedBefore(this.clock.now());
    const condition = 'person_erased_at IS NULL AND closed_at <= $1';
    return forEachClosed(this.database, closedBefore, condition, (transaction, id) =>
      this.erase(transaction, id),
    );
  }

  private async erase(transaction: Transaction, dossierId: string): Promise<void> {
    const dossier = await this.records.lock(transaction, dossierId);
    if (dossier.closedAt === null || dossier.closedAt > this.closedBefore(transaction.at)) return;
    await erasePerson(transaction, this.records, dossier, actor);
  }

  private closedBefore(at: Date): Date {
    return addMs(at, -this.site.personalData.eraseAfterDays * dayMs);
  }
}
