import type { Actor } from '../kernel/index.js';
import { DomainError } from '../kernel/index.js';
import { appendToLedger, type LedgerValue } from '../ledger/index.js';
import type { LiveEvents, Transaction } from '../platform/index.js';
import type { ContentDoubt, OutOfServiceReason } from './reasons.js';
import { Tray } from './tray.entity.js';

/**
 * Locks a tray for the rest of the transaction. Whoever decides about a tray's content takes this lock first.
 * @throws DomainError not_found
 */
export async function lockTray(transaction: Transaction, label: string): Promise<Tray> {
  const tray = await transaction.manager.findOne(Tray, {
    where: { label, installed: true },
    lock: { mode: 'pessimistic_write' },
  });
  if (!tray) throw new DomainError('not_found', `There is no tray ${label}.`);
  return tray;
}

type TrayChange = Partial<Pick<Tray, 'inService' | 'outOfServiceReason' | 'contentKnown'>>;

async function change(
  transaction: Transaction,
  liveEvents: LiveEvents,
  tray: Tray,
  actor: Actor,
  kind: string,
  what: TrayChange,
  details: Readonly<Record<string, LedgerValue>>,
): Promise<void> {
  Object.assign(tray, what);
  tray.version += 1;
  await transaction.manager.update(Tray, tray.label, { ...what, version: tray.version });
  appendToLedger(transaction, {
    kind: `tray.${kind}`,
    subject: { type: 'tray', id: tray.label, version: tray.version },
    actor,
    details,
  });
  tellUsability(transaction, liveEvents, tray);
}

/** Tells the screens whether citizens may use the tray, by the records; of its door and content its sensors tell. */
function tellUsability(transaction: Transaction, liveEvents: LiveEvents, tray: Tray): void {
  const usable = tray.inService && tray.contentKnown;
  liveEvents.publishAfterCommit(transaction, { type: 'tray', id: tray.label, data: { usable } });
}

/** Takes a tray out of use for everybody but staff. Does nothing to one that is out already. */
export async function takeOutOfService(
  transaction: Transaction,
  liveEvents: LiveEvents,
  label: string,
  reason: OutOfServiceReason,
  actor: Actor,
): Promise<Tray> {
  const tray = await lockTray(transaction, label);
  if (tray.inService) {
    const what = { inService: false, outOfServiceReason: reason };
    await change(transaction, liveEvents, tray, actor, 'taken_out_of_service', what, ledgerDetails(reason));
  }
  return tray;
}

/** What a person said is the reason; what the lock did is counted. */
const ledgerDetails = (reason: OutOfServiceReason): Readonly<Record<string, LedgerValue>> =>
  reason.kind === 'stated' ? { reason: reason.words } : { lockFailures: reason.failures };

/** Brings a tray back into use and forgets its failures. */
export async function bringIntoService(
  transaction: Transaction,
  liveEvents: LiveEvents,
  label: string,
  actor: Actor,
): Promise<Tray> {
  const tray = await lockTray(transaction, label);
  if (!tray.inService) {
    const what = { inService: true, outOfServiceReason: null };
    await change(transaction, liveEvents, tray, actor, 'brought_into_service', what, {});
    await transaction.query('UPDATE tray_wear SET consecutive_failures = 0 WHERE tray_label = $1', [label]);
  }
  return tray;
}

/** Nobody can say any more what lies in the tray: an officer has to look. */
export async function markContentUnknown(
  transaction: Transaction,
  liveEvents: LiveEvents,
  label: string,
  reason: ContentDoubt,
  actor: Actor,
): Promise<void> {
  const tray = await lockTray(transaction, label);
  if (tray.contentKnown) {
    await change(
      transaction,
      liveEvents,
      tray,
      actor,
      'content_unknown',
      { contentKnown: false },
      { reason },
    );
  }
}

/** An officer has looked, and the records say the same as the tray. */
export async function markContentKnown(
  transaction: Transaction,
  liveEvents: LiveEvents,
  label: string,
  actor: Actor,
): Promise<void> {
  const tray = await lockTray(transaction, label);
  if (!tray.contentKnown) {
    await change(transaction, liveEvents, tray, actor, 'content_known', { contentKnown: true }, {});
  }
}

/**
 * Counts an opening for the wear of the lock.
 * @returns how many openings in a row have now failed.
 */
export async function countOpening(
  transaction: Transaction,
  label: string,
  opened: boolean,
): Promise<number> {
  const [row] = await transaction.query<{ consecutive_failures: number }>(
    `UPDATE tray_wear
        SET openings = openings + 1,
            consecutive_failures = CASE WHEN $2 THEN 0 ELSE consecutive_failures + 1 END
      WHERE tray_label = $1 RETURNING consecutive_failures`,
    [label, opened],
  );
  return row?.consecutive_failures ?? 0;
}
