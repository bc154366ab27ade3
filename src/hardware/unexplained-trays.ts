import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrayRecords } from '../cabinets/index.js';
import type { Actor } from '../kernel/index.js';
import { LiveEvents, type Transaction } from '../platform/index.js';
import type { TraySensors } from './door-operation.view.js';
import { contradiction, type Contradiction } from './contradiction.policy.js';

const actor: Actor = { type: 'system', id: 'door sensors' };

interface Content {
  readonly label: string;
  readonly content_known: boolean;
  readonly holds_papers: boolean;
}

/** Trays without a running operation that show what their records do not explain. */
@Injectable()
export class UnexplainedTrays {
  constructor(
    private readonly trays: TrayRecords,
    private readonly liveEvents: LiveEvents,
  ) {}

  /** Of all that is shown, the trays that contradict their records: one look, where nearly every tray is as it should be. */
  async find(manager: EntityManager, shown: ReadonlyMap<string, TraySensors>): Promise<string[]> {
    const records = await manager.query<Content[]>(
      'SELECT label, content_known, holds_papers FROM tray_content',
    );
    return records
      .filter((record) => contradictionOf(record, shown.get(record.label)) !== undefined)
      .map(({ label }) => label);
  }

  /**
   * Holds what a tray shows against the records. What contradicts them closes the tray to citizens and calls an officer
   * (I7); nothing is corrected by guessing.
   */
  async check(transaction: Transaction, trayLabel: string, sensors: TraySensors): Promise<void> {
    const [record] = await transaction.query<Content>(
      'SELECT label, content_known, holds_papers FROM tray_content WHERE label = $1',
      [trayLabel],
    );
    const alarm = record && contradictionOf(record, sensors);
    if (alarm === undefined) return;
    await this.trays.markContentUnknown(transaction, trayLabel, alarm, actor);
    this.liveEvents.publishAfterCommit(transaction, { type: 'alarm', id: trayLabel, data: { alarm } });
  }
}

/** A tray of which nobody can say what lies in it contradicts nothing any more. */
function contradictionOf(record: Content, sensors: TraySensors | undefined): Contradiction | undefined {
  return record.content_known && sensors ? contradiction(record.holds_papers, sensors) : undefined;
}
