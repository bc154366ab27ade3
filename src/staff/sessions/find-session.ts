import type { EntityManager } from 'typeorm';
import { hashToken, type Role } from '../../platform/index.js';
import type { SignedInStaff } from '../access/signed-in-staff.js';
import type { SessionStage } from './session-stage.js';

export interface FoundSession {
  readonly staff: SignedInStaff;
  /** False for a session that was ended or has expired, and for every session of a disabled account. */
  readonly live: boolean;
  readonly stage: SessionStage;
  /** When somebody last proved at this session who they are; the sign-in is such a proof. */
  readonly provedAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date;
  /** Whether the account has an authenticator app. */
  readonly enrolled: boolean;
}

interface SessionRow {
  readonly session_id: string;
  readonly proved_at: Date;
  readonly last_used_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
  readonly account_id: string;
  readonly username: string;
  readonly display_name: string;
  readonly roles: readonly Role[];
  readonly department_code: string | null;
  readonly must_change_password: boolean;
  readonly disabled: boolean;
  readonly stage: SessionStage;
  readonly enrolled: boolean;
}

/** The session a token stands for, with its account as it is now: a right that was taken away is gone at once. */
export async function findSession(
  manager: EntityManager,
  token: string,
  at: Date,
): Promise<FoundSession | undefined> {
  const [row] = await manager.query<SessionRow[]>(
    `SELECT session.id AS session_id, session.proved_at, session.last_used_at, session.expires_at,
            session.ended_at, account.id AS account_id, account.username, account.display_name, account.roles, account.department_code,
            account.must_change_password, account.disabled, session.stage,
            EXISTS (SELECT FROM second_factor factor
                     WHERE factor.account_id = account.id AND confirmed_at IS NOT NULL) AS enrolled
       FROM staff_session session JOIN staff_account account ON account.id = session.account_id
      WHERE session.token_hash = $1`,
    [hashToken(token)],
  );
  if (!row) return undefined;
  return {
    stage: row.stage,
    provedAt: row.proved_at,
    lastUsedAt: row.last_used_at,
    enrolled: row.enrolled,
    live: !row.disabled && row.ended_at === null && row.expires_at > at,
    staff: {
      id: row.account_id,
      username: row.username,
      displayName: row.display_name,
      roles: row.roles,
      departmentCode: row.department_code,
      sessionId: row.session_id,
      mustChangePassword: row.must_change_password,
    },
  };
}
