import { Injectable } from '@nestjs/common';
import type { DoorState } from '@motcua247/firmware-bridge/contract';
import type { EntityManager } from 'typeorm';
import { TrayRecords } from '../cabinets/index.js';
import type { Actor } from '../kernel/index.js';
import { LiveEvents, type Transaction } from '../platform/index.js';
import { accountFor, readAccounted } from './accounted-openings.js';
import {
  openingsSince,
  wasOpenedUnseen,
  type CountedOpenings,
  type RunningOperation,
} from './unseen-openings.policy.js';

const actor: Actor = { type: 'system', id: 'door sensors' };

/** Trays that were opened and shut while the service was away: the bridge has counted it, and nobody has seen what was done. */
@Injectable()
export class UnseenOpenings {
  constructor(
    private readonly trays: TrayRecords,
    private readonly liveEvents: LiveEvents,
  ) {}

  /** The trays of which the bridge has counted more than is accounted for. */
  async find(manager: EntityManager, counted: ReadonlyMap<string, CountedOpenings>): Promise<string[]> {
    const opened = [...counted].filter(([, { openings }]) => openings > 0);
    if (opened.length === 0) return [];
    const trays = opened.map(([tray]) => tray);
    const accounted = await readAccounted(manager, 'tray', trays);
    return opened.flatMap(([tray, count]) => (openingsSince(accounted.get(tray), count) > 0 ? [tray] : []));
  }

  /**
   * Accounts for what the bridge has counted, and closes the tray to citizens where nobody has seen it (I7). After the operation is
   * brought on: who locks a dossier locks its tray afterwards.
   * @param running that what was seen belonged to, as it was before
   */
  async account(
    transaction: Transaction,
    tray: string,
    counted: CountedOpenings,
    door: DoorState,
    running: RunningOperation | undefined,
  ): Promise<void> {
    if (counted.openings === 0) return;
    const accounted = (await readAccounted(transaction.manager, 'tray', [tray])).get(tray);
    if (openingsSince(accounted, counted) === 0) return;
    await accountFor(transaction, 'tray', tray, counted);
    if (wasOpenedUnseen(accounted, counted, door, running)) await this.doubt(transaction, tray);
  }

  /** Nobody has seen what was done at the tray: it is closed to citizens. */
  async doubt(transaction: Transaction, tray: string): Promise<void> {
    const [record] = await transaction.query<{ content_known: boolean }>(
      'SELECT content_known FROM tray_content WHERE label = $1',
      [tray],
    );
    if (!record?.content_known) return;
    await this.trays.markContentUnknown(transaction, tray, 'opened_unseen', actor);
    const alarm = { type: 'alarm', id: tray, data: { alarm: 'opened_unseen' } } as const;
    this.liveEvents.publishAfterCommit(transaction, alarm);
  }
}
