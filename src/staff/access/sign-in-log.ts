import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { loggerToken, type Transaction } from '../../platform/index.js';
import type { Shown } from '../second-factor/check-code.js';
import type { HalfWaySession } from '../sessions/sign-in.js';
import type { NewSession } from '../sessions/start-session.js';
import type { SignedInStaff } from './signed-in-staff.js';

/**
 * Who has shown themselves, and who has left: which account in which session, from where (OWASP ASVS 5.0, 16.3.1). What did not succeed
 * stands among the refusals. Nothing of what was typed.
 */
@Injectable()
export class SignInLog {
  constructor(@Inject(loggerToken) private readonly logger: Logger) {}

  /** By the password alone: `next` says what must come before anything is allowed. */
  halfSignedIn(
    transaction: Transaction,
    { account, sessionId, next }: HalfWaySession,
    address: string,
  ): void {
    this.tell(transaction, 'half signed in', { account: account.id, session: sessionId, address, next });
  }

  signedIn(
    transaction: Transaction,
    { account, sessionId }: NewSession,
    shown: Shown['kind'],
    address: string,
  ): void {
    this.tell(transaction, 'signed in', { account: account.id, session: sessionId, address, shown });
  }

  provedAgain(transaction: Transaction, staff: SignedInStaff, shown: Shown['kind'], address: string): void {
    this.tell(transaction, 'proved again', { account: staff.id, session: staff.sessionId, address, shown });
  }

  signedOut(transaction: Transaction, staff: SignedInStaff, address: string): void {
    this.tell(transaction, 'signed out', { account: staff.id, session: staff.sessionId, address });
  }

  /** What is not committed has not happened; what is asked again has happened once. */
  private tell(transaction: Transaction, what: string, facts: Readonly<Record<string, string>>): void {
    transaction.afterCommit(() => {
      this.logger.info(facts, what);
    });
  }
}
