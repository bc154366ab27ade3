import { markContentUnknown } from '../cabinets/index.js';
import type { Actor } from '../kernel/index.js';
import type { LiveEvents, Transaction } from '../platform/index.js';
import type { TraySensors } from './door-operation.view.js';
import { contradiction } from './contradiction.policy.js';

const actor: Actor = { type: 'system', id: 'door sensors' };

/**
 * Holds what a tray without a running operation shows against the records. What contradicts them closes the tray to
 * citizens and calls an officer (I7); nothing is corrected by guessing.
 */
export async function checkRecords(
  transaction: Transaction,
  liveEvents: LiveEvents,
  trayLabel: string,
  sensors: TraySensors,
): Promise<void> {
  const [record] = await transaction.query<{ content_known: boolean; holds_papers: boolean }>(
    'SELECT content_known, holds_papers FROM tray_content WHERE label = $1',
    [trayLabel],
  );
  if (!record?.content_known) return;
  const alarm = contradiction(record.holds_papers, sensors);
  if (alarm === undefined) return;
  await markContentUnknown(transaction, liveEvents, trayLabel, alarm, actor);
  liveEvents.publishAfterCommit(transaction, { type: 'alarm', id: trayLabel, data: { alarm } });
}
