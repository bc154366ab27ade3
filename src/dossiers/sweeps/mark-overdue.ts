import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor, Clock } from '../../kernel/index.js';
import { clockToken, Database, Sweeps, type Transaction } from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';
import { whyNot } from '../legality.policy.js';
import { positionOf } from '../refusals.js';
import { forEachDue } from './due-dossiers.js';

const actor: Actor = { type: 'system', id: 'pickup window' };

/** Puts on the return list what nobody has fetched in time. It can still be fetched until an officer takes it out. */
@Injectable()
export class MarkOverdue implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly database: Database,
    private readonly records: DossierRecords,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'mark overdue', run: () => this.run() });
  }

  run(): Promise<void> {
    const condition = `state = 'loaded' AND custody_certain AND window_ends_at <= $1`;
    return forEachDue(this.database, this.clock.now(), condition, (transaction, id) =>
      this.mark(transaction, id),
    );
  }

  private async mark(transaction: Transaction, dossierId: string): Promise<void> {
    const dossier = await this.records.lock(transaction, dossierId);
    if (dossier.windowEndsAt === null || dossier.windowEndsAt > transaction.at) return;
    if (whyNot(await positionOf(transaction, dossier), 'mark_overdue') !== undefined) return;
    await this.records.take(transaction, dossier, { command: 'mark_overdue', actor });
  }
}
