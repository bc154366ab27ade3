import { Injectable } from '@nestjs/common';
import { TrayRecords } from '../cabinets/index.js';
import type { Actor } from '../kernel/index.js';
import { LiveEvents, type Transaction } from '../platform/index.js';
import type { TraySensors } from './door-operation.view.js';
import { contradiction } from './contradiction.policy.js';

const actor: Actor = { type: 'system', id: 'door sensors' };

/** Trays without a running operation that show what their records do not explain. */
@Injectable()
export class UnexplainedTrays {
  constructor(
    private readonly trays: TrayRecords,
    private readonly liveEvents: LiveEvents,
  ) {}

  /**
   * Holds what a tray shows against the records. What contradicts them closes the tray to citizens and calls an officer
   * (I7); nothing is corrected by guessing.
   */
  async check(transaction: Transaction, trayLabel: string, sensors: TraySensors): Promise<void> {
    const [record] = await transaction.query<{ content_known: boolean; holds_papers: boolean }>(
      'SELECT content_known, holds_papers FROM tray_content WHERE label = $1',
      [trayLabel],
    );
    if (!record?.content_known) return;
    const alarm = contradiction(record.holds_papers, sensors);
    if (alarm === undefined) return;
    await this.trays.markContentUnknown(transaction, trayLabel, alarm, actor);
    this.liveEvents.publishAfterCommit(transaction, { type: 'alarm', id: trayLabel, data: { alarm } });
  }
}
