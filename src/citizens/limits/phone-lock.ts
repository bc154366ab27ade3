import { DomainError, type Actor } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/index.js';
import type { CodeParts } from '../codes/code-parts.js';
import { locksPhone } from './code-limits.policy.js';
import type { Counted } from './filled-limits.js';

/** How staff made sure that somebody is who they say. Of the document itself nothing is kept (personal data). */
export const ownerChecks = ['citizen_id_card', 'vneid', 'passport'] as const;
export type OwnerCheck = (typeof ownerChecks)[number];

export interface StandingLock {
  readonly id: string;
  readonly lockedAt: Date;
  readonly version: number;
}

/** The lock that stands on a phone. It ends by `unlockPhone` and by nothing else. */
export async function findLock(
  transaction: Transaction,
  phoneIndex: Buffer,
): Promise<StandingLock | undefined> {
  const [lock] = await transaction.query<StandingLock>(
    `SELECT id, locked_at AS "lockedAt", version FROM phone_lock
      WHERE phone_index = $1 AND unlocked_at IS NULL FOR UPDATE`,
    [phoneIndex],
  );
  return lock;
}

export async function isLocked(transaction: Transaction, phoneIndex: Buffer): Promise<boolean> {
  return (await findLock(transaction, phoneIndex)) !== undefined;
}

/** The code that was sent, or the dossier whose holder was asked about; neither for a pickup QR and a number that is not its own. */
interface TriedOn {
  readonly codeId?: string | null;
  readonly factorOf?: string | null;
}

/**
 * Counts a wrong code, or a wrong answer about the holder of a dossier, and locks the phone when it is one too many in a row: every
 * code of the phone ends. They count together, but a right code ends only the tries on itself, and a right answer only those of its own
 * dossier: what somebody else tried stays counted, however often the owner comes. Under the phone's lock.
 *
 * @returns whether the phone is locked now.
 */
export async function recordFailure(
  transaction: Transaction,
  parts: CodeParts,
  { phoneIndex, kioskId }: Counted,
  { codeId = null, factorOf = null }: TriedOn = {},
): Promise<boolean> {
  await transaction.query(
    `INSERT INTO code_failure (id, phone_index, kiosk_id, failed_at, in_a_row, of_factor, dossier_id, code_id)
     VALUES ($1, $2, $3, $4, true, $5::uuid IS NOT NULL, $5::uuid, $6)`,
    [parts.randomness.uuid(), phoneIndex, kioskId, transaction.at, factorOf, codeId],
  );
  const [row] = await transaction.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM code_failure WHERE phone_index = $1 AND in_a_row',
    [phoneIndex],
  );
  if (!locksPhone(row?.count ?? 0, parts.site.codes)) return false;
  const id = parts.randomness.uuid();
  await transaction.query(
    'INSERT INTO phone_lock (id, phone_index, locked_at, version) VALUES ($1, $2, $3, 1)',
    [id, phoneIndex, transaction.at],
  );
  appendToLedger(transaction, {
    kind: 'phone_lock.locked',
    subject: { type: 'phone_lock', id, version: 1 },
    actor: { type: 'kiosk', id: kioskId },
    details: {},
  });
  await transaction.query(
    `UPDATE citizen_code SET ended = 'exhausted' WHERE phone_index = $1 AND ended IS NULL`,
    [phoneIndex],
  );
  return true;
}

/** Counts what was wrong and nobody's, such as a pickup QR that is none: at the kiosk alone. */
export async function recordKioskFailure(
  transaction: Transaction,
  parts: CodeParts,
  kioskId: string,
): Promise<void> {
  await transaction.query(
    `INSERT INTO code_failure (id, phone_index, kiosk_id, failed_at, in_a_row) VALUES ($1, NULL, $2, $3, false)`,
    [parts.randomness.uuid(), kioskId, transaction.at],
  );
}

/**
 * Who entered a code rightly has mistyped that one, and who showed a pickup QR with its number has mistyped the number. Tries on other
 * codes may be a stranger's, and stay; a lock that stands is none of their business.
 * @param codeId null for a pickup QR.
 */
export async function endWrongCodes(
  transaction: Transaction,
  phoneIndex: Buffer,
  codeId: string | null,
): Promise<void> {
  await transaction.query(
    `UPDATE code_failure SET in_a_row = false
      WHERE phone_index = $1 AND in_a_row AND NOT of_factor AND code_id IS NOT DISTINCT FROM $2::uuid`,
    [phoneIndex, codeId],
  );
}

/**
 * Whose papers are erased shows who they are, as for an unlock: of tries on codes it is forgotten whose they were, unless the phone is
 * locked by now. The kiosk goes on counting them.
 */
export async function forgetWrongCodes(transaction: Transaction, phoneIndex: Buffer): Promise<void> {
  if (await isLocked(transaction, phoneIndex)) return;
  await transaction.query(
    `UPDATE code_failure SET phone_index = NULL, code_id = NULL, in_a_row = false
      WHERE phone_index = $1 AND NOT of_factor`,
    [phoneIndex],
  );
}

/**
 * Of this dossier alone: who may fetch one thing of a phone, and knows its holder, need not know those of the others. It ends when the
 * answer is given, and when nobody can give it any more.
 */
export async function endWrongFactors(transaction: Transaction, dossierId: string): Promise<void> {
  await transaction.query('UPDATE code_failure SET in_a_row = false WHERE dossier_id = $1 AND in_a_row', [
    dossierId,
  ]);
}

/**
 * Opens a phone's self-service again, after somebody has seen who its owner is. Under the phone's lock.
 * @throws DomainError not_found when it is not locked.
 */
export async function unlockPhone(
  transaction: Transaction,
  phoneIndex: Buffer,
  actor: Actor,
  ownerCheck: OwnerCheck,
): Promise<void> {
  const lock = await findLock(transaction, phoneIndex);
  if (!lock) {
    throw new DomainError('not_found', 'The self-service of this number is not locked. Check the number.');
  }
  const version = lock.version + 1;
  await transaction.query(
    'UPDATE phone_lock SET unlocked_at = $2, unlocked_by = $3, version = $4 WHERE id = $1',
    [lock.id, transaction.at, actor.id, version],
  );
  appendToLedger(transaction, {
    kind: 'phone_lock.unlocked',
    subject: { type: 'phone_lock', id: lock.id, version },
    actor,
    details: { ownerCheck },
  });
  await transaction.query('UPDATE code_failure SET in_a_row = false WHERE phone_index = $1 AND in_a_row', [
    phoneIndex,
  ]);
}
