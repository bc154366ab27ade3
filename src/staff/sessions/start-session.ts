import { addMs, minuteMs } from '../../kernel/index.js';
import { mintToken, type Transaction } from '../../platform/index.js';
import type { AccountParts } from '../accounts/account-parts.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';
import type { Device } from './device.policy.js';
import { wholeMinute } from './note-use.js';
import type { SessionStage } from './session-stage.js';
import { StaffSession } from './staff-session.entity.js';

export interface NewSession {
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAt: Date;
  readonly account: StaffAccount;
}

/** Time to find the phone, and to install an app at the first sign-in. */
const halfWayMinutes = 10;

/** Begins a session that no use makes longer than its time, always with a token of its own. */
export async function startSession(
  transaction: Transaction,
  parts: Pick<AccountParts, 'randomness' | 'site'>,
  account: StaffAccount,
  { stage, device }: { readonly stage: SessionStage; readonly device: Device },
): Promise<NewSession> {
  const { token, hash } = mintToken(parts.randomness);
  const sessionId = parts.randomness.uuid();
  const minutes = stage === 'complete' ? parts.site.sessions.staffMinutes : halfWayMinutes;
  const expiresAt = addMs(transaction.at, minutes * minuteMs);
  await transaction.manager.insert(StaffSession, {
    id: sessionId,
    tokenHash: hash,
    accountId: account.id,
    stage,
    startedAt: transaction.at,
    provedAt: transaction.at,
    lastUsedAt: wholeMinute(transaction.at),
    ...device,
    expiresAt,
    endedAt: null,
  });
  return { sessionId, token, expiresAt, account };
}
