import type { EntityManager } from 'typeorm';
import type { PartnerScope } from '../../platform/index.js';
import { partnerColumns, type Partner } from '../partners/partner.js';

/** A key of a partner, as far as it may be told. */
export interface PartnerKey {
  readonly id: string;
  readonly partnerId: string;
  /** The eight signs of the key by which people know it. */
  readonly prefix: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  /** The day of the site on which it was last used; by the day, so that a busy partner is not written down all the time. */
  readonly lastUsedOn: string | null;
}

const columns = `id, partner_id AS "partnerId", prefix, made_at AS "madeAt", expires_at AS "expiresAt",
  ended_at AS "endedAt", last_used_on::text AS "lastUsedOn"`;

/** The keys of these partners that have not been ended, the older first; also expired ones. */
export async function keysOf(manager: EntityManager, partnerIds: readonly string[]): Promise<PartnerKey[]> {
  return manager.query<PartnerKey[]>(
    `SELECT ${columns} FROM partner_key WHERE partner_id = ANY ($1) AND ended_at IS NULL ORDER BY made_at, id`,
    [partnerIds],
  );
}

export interface KeyInUse {
  readonly partner: Partner;
  readonly keyId: string;
  readonly lastUsedOn: string | null;
}

/** Whose key this is; undefined for one that nobody has, or has no more. */
export async function findKey(manager: EntityManager, hash: Buffer, at: Date): Promise<KeyInUse | undefined> {
  interface Row extends Partner {
    readonly scopes: PartnerScope[];
    readonly keyId: string;
    readonly lastUsedOn: string | null;
  }
  const [row] = await manager.query<Row[]>(
    `SELECT ${partnerColumns}, key.id AS "keyId", key.last_used_on::text AS "lastUsedOn"
       FROM partner_key key JOIN partner ON partner.id = key.partner_id
      WHERE key.hash = $1 AND key.ended_at IS NULL AND key.expires_at > $2 AND partner.ended_at IS NULL`,
    [hash, at],
  );
  if (!row) return undefined;
  const { keyId, lastUsedOn, ...partner } = row;
  return { partner, keyId, lastUsedOn };
}

/** Notes the day of the site on which a key is used. */
export async function noteUse(manager: EntityManager, { keyId }: KeyInUse, today: string): Promise<void> {
  await manager.query('UPDATE partner_key SET last_used_on = $2 WHERE id = $1', [keyId, today]);
}
