import { Inject, Injectable } from '@nestjs/common';
import { concatMap, filter, from, map, Subject, takeUntil, takeWhile, type Observable } from 'rxjs';
import type { EntityManager } from 'typeorm';
import type { Site } from '../../config/index.js';
import type { Clock } from '../../kernel/index.js';
import { clockToken, Database, siteToken, type Transaction } from '../../platform/index.js';
import type { SignedInStaff } from '../access/signed-in-staff.js';
import { areSameRights } from '../accounts/rights.policy.js';
import { findSession, findSessionById, type Asked, type FoundSession } from './find-session.js';
import { noteUse } from './note-use.js';
import { idleMinutesOf } from './session-life.policy.js';

/** The sessions of staff as they stand now, for whoever lets somebody in or goes on after that. */
@Injectable()
export class LiveSessions {
  /** How long a session may rest. */
  readonly idleMinutes: number;
  /** The accounts whose rights were changed by this service, as it happens. */
  private readonly changed = new Subject<string>();

  constructor(
    private readonly database: Database,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(siteToken) { sessions }: Pick<Site, 'sessions'>,
  ) {
    this.idleMinutes = idleMinutesOf(sessions);
  }

  find(token: string): Promise<FoundSession | undefined> {
    return findSession(this.manager, token, this.asked());
  }

  findById(sessionId: string): Promise<FoundSession | undefined> {
    return findSessionById(this.manager, sessionId, this.asked());
  }

  /** Writes down that a person does something in a session now. */
  noteUse(session: FoundSession): Promise<void> {
    return noteUse(this.manager, session, this.clock.now());
  }

  /** Ends what is told to an account by the rights it had, once the change of them is durable. */
  rightsChanged(transaction: Transaction, accountId: string): void {
    transaction.afterCommit(() => {
      this.changed.next(accountId);
    });
  }

  /**
   * Passes messages on while the session stands and its account has the rights by which they were chosen, looking before each:
   * whoever was shut out or works as something else is told nothing more, and asks anew for what is theirs now.
   */
  whileLive<Message>(staff: SignedInStaff, messages: Observable<Message>): Observable<Message> {
    return messages.pipe(
      concatMap((message) =>
        from(this.findById(staff.sessionId)).pipe(map((session) => ({ session, message }))),
      ),
      takeWhile(({ session }) => session?.standing === 'live' && areSameRights(session.staff, staff)),
      map(({ message }) => message),
      takeUntil(this.changed.pipe(filter((accountId) => accountId === staff.id))),
    );
  }

  private get manager(): EntityManager {
    return this.database.dataSource.manager;
  }

  private asked(): Asked {
    return { at: this.clock.now(), idleMinutes: this.idleMinutes };
  }
}
