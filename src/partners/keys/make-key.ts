import { addMs, dayMs, DomainError, type Actor, type Randomness } from '../../kernel/index.js';
import type { LiveEvents, Transaction } from '../../platform/index.js';
import { lockPartner, recordPartner } from '../partners/partner.js';
import type { PartnerKey } from './keys.js';
import { mintPartnerKey } from './partner-key.js';

/** The one in use, and the one that takes its place. */
const places = [1, 2];

export interface MadeKey extends PartnerKey {
  /** Shown once, and kept nowhere. */
  readonly key: string;
}

/**
 * Makes a key for a partner, beside the one it may have: both work until one is ended, so that the partner's people can
 * put the new one in without a gap. Keys that have expired make room.
 *
 * @throws DomainError not_found; partner_has_two_keys
 */
export async function makeKey(
  transaction: Transaction,
  { randomness, liveEvents }: { readonly randomness: Randomness; readonly liveEvents: LiveEvents },
  partnerId: string,
  validDays: number,
  actor: Actor,
): Promise<MadeKey> {
  const partner = await lockPartner(transaction, partnerId);
  const place = await freePlace(transaction, partnerId);
  const { key, prefix, hash } = mintPartnerKey(randomness);
  const made: MadeKey = {
    id: randomness.uuid(),
    partnerId,
    prefix,
    madeAt: transaction.at,
    expiresAt: addMs(transaction.at, validDays * dayMs),
    endedAt: null,
    lastUsedOn: null,
    key,
  };
  await transaction.query(
    `INSERT INTO partner_key (id, partner_id, place, prefix, hash, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [made.id, partnerId, place, prefix, hash, made.madeAt, made.expiresAt],
  );
  await recordPartner(transaction, liveEvents, partner, 'key_made', actor, {
    prefix,
    expiresAt: made.expiresAt.toISOString(),
  });
  return made;
}

async function freePlace(transaction: Transaction, partnerId: string): Promise<number> {
  await transaction.query(
    `UPDATE partner_key SET ended_at = $2 WHERE partner_id = $1 AND ended_at IS NULL AND expires_at <= $2`,
    [partnerId, transaction.at],
  );
  const rows = await transaction.query<{ place: number }>(
    'SELECT place FROM partner_key WHERE partner_id = $1 AND ended_at IS NULL',
    [partnerId],
  );
  const taken = new Set(rows.map(({ place }) => place));
  const free = places.find((place) => !taken.has(place));
  if (free !== undefined) return free;
  throw new DomainError(
    'partner_has_two_keys',
    'The partner has two keys already. End the one that is not used any more first.',
  );
}
