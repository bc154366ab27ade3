import type { EntityManager } from 'typeorm';
import { hashToken, type Role } from '../../platform/index.js';
import type { SignedInStaff } from '../access/signed-in-staff.js';
import { standingOf, type SessionStanding, type SessionTimes } from './session-life.policy.js';

export interface FoundSession extends SessionTimes {
  readonly staff: SignedInStaff;
  /** Every session of a disabled account has ended. */
  readonly standing: SessionStanding;
  /** Whether the account has an authenticator app. */
  readonly enrolled: boolean;
}

interface SessionRow extends SessionTimes {
  readonly session_id: string;
  readonly proved_at: Date;
  readonly account_id: string;
  readonly username: string;
  readonly display_name: string;
  readonly roles: readonly Role[];
  readonly department_code: string | null;
  readonly must_change_password: boolean;
  readonly disabled: boolean;
  readonly enrolled: boolean;
}

/** When it is asked, and how long a session may rest. */
export interface Asked {
  readonly at: Date;
  readonly idleMinutes: number;
}

/** The session a token stands for, with its account as it is now: a right that was taken away is gone at once. */
export function findSession(
  manager: EntityManager,
  token: string,
  asked: Asked,
): Promise<FoundSession | undefined> {
  return readSession(manager, { column: 'token_hash', value: hashToken(token) }, asked);
}

/** The same by its id, for who was let in by its token before. */
export function findSessionById(
  manager: EntityManager,
  sessionId: string,
  asked: Asked,
): Promise<FoundSession | undefined> {
  return readSession(manager, { column: 'id', value: sessionId }, asked);
}

async function readSession(
  manager: EntityManager,
  by: { readonly column: 'token_hash' | 'id'; readonly value: Buffer | string },
  { at, idleMinutes }: Asked,
): Promise<FoundSession | undefined> {
  const [row] = await manager.query<SessionRow[]>(
    `SELECT session.id AS session_id, session.stage, session.started_at AS "startedAt",
            session.last_used_at AS "lastUsedAt", session.expires_at AS "expiresAt", session.ended_at AS "endedAt", session.proved_at,
            account.id AS account_id, account.username, account.display_name, account.roles, account.department_code,
            account.given_password_until IS NOT NULL AS must_change_password, account.disabled,
            EXISTS (SELECT FROM second_factor factor
                     WHERE factor.account_id = account.id AND confirmed_at IS NOT NULL) AS enrolled
       FROM staff_session session JOIN staff_account account ON account.id = session.account_id
      WHERE session.${by.column} = $1`,
    [by.value],
  );
  if (!row) return undefined;
  const { stage, startedAt, lastUsedAt, expiresAt, endedAt } = row;
  const times = { stage, startedAt, lastUsedAt, expiresAt, endedAt };
  return {
    ...times,
    standing: row.disabled ? 'ended' : standingOf(times, idleMinutes, at),
    enrolled: row.enrolled,
    staff: {
      id: row.account_id,
      username: row.username,
      displayName: row.display_name,
      roles: row.roles,
      departmentCode: row.department_code,
      sessionId: row.session_id,
      provedAt: row.proved_at,
      mustChangePassword: row.must_change_password,
    },
  };
}
