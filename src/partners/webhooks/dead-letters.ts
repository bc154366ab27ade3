import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/index.js';
import type { LiveEvents, Transaction } from '../../platform/index.js';
import { lockPartner, recordPartner } from '../partners/partner.js';

/** A message that was given up. */
export interface DeadLetter {
  readonly id: string;
  readonly type: string;
  readonly number: string | null;
  readonly queuedAt: Date;
  /** What came of the last attempt. */
  readonly detail: string | null;
}

/** More stand on no list: of so many an administrator will rather ask what has happened. */
const mostListed = 200;

/** The messages of a partner that were given up, the newest first. */
export function deadLettersOf(manager: EntityManager, partnerId: string): Promise<DeadLetter[]> {
  return manager.query<DeadLetter[]>(
    `SELECT id, type, COALESCE(body::jsonb #>> '{data,officialCode}', body::jsonb #>> '{data,depositNumber}') AS number,
            queued_at AS "queuedAt", detail
       FROM webhook_message WHERE partner_id = $1 AND state = 'dead' ORDER BY queued_at DESC, id LIMIT ${mostListed}`,
    [partnerId],
  );
}

/**
 * Lets a partner's dead letters be sent once more, with all their attempts; the sweep takes them up.
 * @returns how many
 * @throws DomainError not_found
 */
export async function sendAgain(
  transaction: Transaction,
  liveEvents: LiveEvents,
  partnerId: string,
  actor: Actor,
): Promise<number> {
  const partner = await lockPartner(transaction, partnerId);
  const again = await transaction.query(
    `UPDATE webhook_message SET state = 'waiting', attempts = 0, next_attempt_at = $2
      WHERE partner_id = $1 AND state = 'dead' RETURNING id`,
    [partnerId, transaction.at],
  );
  if (again.length > 0) {
    const details = { messages: again.length };
    await recordPartner(transaction, liveEvents, partner, 'messages_sent_again', actor, details);
  }
  return again.length;
}

/**
 * Forgets a partner's dead letters: its people know what was in them, or need not.
 * @returns how many
 * @throws DomainError not_found
 */
export async function dismiss(
  transaction: Transaction,
  liveEvents: LiveEvents,
  partnerId: string,
  actor: Actor,
): Promise<number> {
  const partner = await lockPartner(transaction, partnerId);
  const dismissed = await transaction.query(
    `DELETE FROM webhook_message WHERE partner_id = $1 AND state = 'dead' RETURNING id`,
    [partnerId],
  );
  if (dismissed.length > 0) {
    const details = { messages: dismissed.length };
    await recordPartner(transaction, liveEvents, partner, 'messages_dismissed', actor, details);
  }
  return dismissed.length;
}
