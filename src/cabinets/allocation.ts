import type { TraySize } from '@motcua247/firmware-bridge/contract';
import type { Transaction } from '../platform/index.js';
import { lockTray } from './lock-tray.js';
import { Tray } from './tray.entity.js';

export interface TrayWish {
  /** The smallest size that holds the papers. */
  readonly size: TraySize;
  readonly wheelchairReachable: boolean;
  /** Trays that cannot be opened now: their board does not answer, or their door is open. */
  readonly except: readonly string[];
}

/** A tray may be lost to a faster neighbour between choosing and locking; each loss rules that tray out. */
const mostAttempts = 90;

/**
 * Locks a free tray for the rest of the transaction: one that fits, as small as possible (large ones are few), the least
 * worn first, then in the order of the cabinet. Two askers at once never wait for each other and never get the same.
 *
 * @returns undefined when no tray is free that fits.
 */
export async function lockFreeTray(transaction: Transaction, wish: TrayWish): Promise<Tray | undefined> {
  const except = [...wish.except];
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const [candidate] = await transaction.query<{ label: string }>(
      `SELECT tray.label FROM tray JOIN tray_wear wear ON wear.tray_label = tray.label
        WHERE tray.label IN (SELECT label FROM free_tray)
          AND (tray.size = $1 OR $1 = 'small')
          AND (tray.wheelchair_reachable OR NOT $2)
          AND tray.label <> ALL ($3)
        ORDER BY tray.size = 'large', wear.openings, tray.position
        LIMIT 1 FOR UPDATE OF tray SKIP LOCKED`,
      [wish.size, wish.wheelchairReachable, except],
    );
    if (!candidate) return undefined;
    // The statement above may have looked before a neighbour's commit; with the lock held, look again.
    if (await isFree(transaction, candidate.label)) return lockTray(transaction, candidate.label);
    except.push(candidate.label);
  }
  return undefined;
}

/** Whether a tray holds nothing, is promised to nobody and may be used. Certain only for a tray that is locked. */
export async function isFree(transaction: Transaction, label: string): Promise<boolean> {
  const rows = await transaction.query('SELECT 1 FROM free_tray WHERE label = $1', [label]);
  return rows.length > 0;
}

/** All free trays in the order of the cabinets, for suggestions; free only at this moment. */
export async function listFreeTrays(transaction: Transaction): Promise<Tray[]> {
  const labels = await transaction.query<{ label: string }>('SELECT label FROM free_tray');
  const free = new Set(labels.map(({ label }) => label));
  const trays = await transaction.manager.find(Tray, {
    where: { installed: true },
    order: { position: 'ASC' },
  });
  return trays.filter((tray) => free.has(tray.label));
}
