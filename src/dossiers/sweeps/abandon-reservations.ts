import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor, Clock } from '../../kernel/index.js';
import { clockToken, Database, Sweeps, type Transaction } from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';
import { whyNot } from '../legality.policy.js';
import { positionOf } from '../refusals.js';
import { forEachDue } from './due-dossiers.js';

const actor: Actor = { type: 'system', id: 'reservations' };

/** Gives back the trays of those who went away without putting anything in. */
@Injectable()
export class AbandonReservations implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly database: Database,
    private readonly records: DossierRecords,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'abandon reservations', run: () => this.run() });
  }

  run(): Promise<void> {
    const condition = `state = 'reserved' AND custody_certain AND reserved_until <= $1`;
    return forEachDue(this.database, this.clock.now(), condition, (transaction, id) =>
      this.abandon(transaction, id),
    );
  }

  private async abandon(transaction: Transaction, dossierId: string): Promise<void> {
    const dossier = await this.records.lock(transaction, dossierId);
    if (dossier.reservedUntil === null || dossier.reservedUntil > transaction.at) return;
    // An envelope that is just being put in is none that was given up.
    if (whyNot(await positionOf(transaction, dossier), 'abandon') !== undefined) return;
    await this.records.take(transaction, dossier, { command: 'abandon', actor });
  }
}
