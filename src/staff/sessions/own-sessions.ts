import type { EntityManager } from 'typeorm';
import { DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { SignedInStaff } from '../access/signed-in-staff.js';
import { changeAccount, lockAccount } from '../accounts/account-changes.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';
import type { Device } from './device.policy.js';
import { endSession, endSessionsOf, type JustEnded } from './end-sessions.js';
import type { Asked } from './find-session.js';
import { standingOf, type SessionTimes } from './session-life.policy.js';

/** A session that stands, as its owner sees it. */
export interface OwnSession extends Device, SessionTimes {
  readonly id: string;
}

type Owner = Pick<SignedInStaff, 'id' | 'sessionId'>;

const mostListed = 100;

/** All sessions of the asker's account that live: the one asked with first, then the last used. */
export async function readOwnSessions(
  manager: EntityManager,
  owner: Owner,
  { at, idleMinutes }: Asked,
): Promise<OwnSession[]> {
  // Those of the last month stand there; what is over by its time is left out before it is counted.
  const sessions = await manager.query<OwnSession[]>(
    `SELECT id, stage, browser, system, started_at AS "startedAt", last_used_at AS "lastUsedAt",
            expires_at AS "expiresAt", ended_at AS "endedAt"
       FROM staff_session WHERE account_id = $1 AND ended_at IS NULL AND expires_at > $2
      ORDER BY id = $3 DESC, last_used_at DESC, started_at DESC LIMIT $4`,
    [owner.id, at, owner.sessionId, mostListed],
  );
  return sessions.filter((session) => standingOf(session, idleMinutes, at) === 'live');
}

/**
 * Ends another session of the asker's account. One that has ended meanwhile stays as it ended.
 * @throws DomainError not_found, also for somebody else's; forbidden for the session asked with.
 */
export async function endOwnSession(
  transaction: Transaction,
  owner: Owner,
  sessionId: string,
  idleMinutes: number,
): Promise<void> {
  if (sessionId === owner.sessionId) {
    throw new DomainError('forbidden', 'This is the session that you ask with. Sign out instead.');
  }
  const account = await lockAccount(transaction, owner.id, { type: 'staff', id: owner.id });
  const [own] = await transaction.query('SELECT FROM staff_session WHERE id = $1 AND account_id = $2', [
    sessionId,
    owner.id,
  ]);
  if (!own) throw new DomainError('not_found', 'You have no such session.');
  const ended = await endSession(transaction, sessionId);
  await record(transaction, account, ended ? [ended] : [], idleMinutes);
}

/** Ends all sessions of the asker's account but the one asked with. */
export async function endOtherSessions(
  transaction: Transaction,
  owner: Owner,
  idleMinutes: number,
): Promise<void> {
  const account = await lockAccount(transaction, owner.id, { type: 'staff', id: owner.id });
  const ended = await endSessionsOf(transaction, owner.id, { except: owner.sessionId });
  await record(transaction, account, ended, idleMinutes);
}

/**
 * The ledger has how many lived until now.
 * @param account locked before its sessions, as everywhere
 */
async function record(
  transaction: Transaction,
  account: StaffAccount,
  ended: readonly JustEnded[],
  idleMinutes: number,
): Promise<void> {
  const lived = (session: JustEnded) =>
    standingOf({ ...session, endedAt: null }, idleMinutes, transaction.at);
  const sessions = ended.filter((session) => lived(session) === 'live').length;
  if (sessions === 0) return;
  const actor: Actor = { type: 'staff', id: account.id };
  const details = { sessions };
  await changeAccount(transaction, account, { kind: 'sessions_ended', what: {}, actor, details });
}
