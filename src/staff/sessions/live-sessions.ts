import { Inject, Injectable } from '@nestjs/common';
import { concatMap, from, map, takeWhile, type Observable } from 'rxjs';
import type { EntityManager } from 'typeorm';
import type { Site } from '../../config/index.js';
import type { Clock } from '../../kernel/index.js';
import { clockToken, Database, siteToken } from '../../platform/index.js';
import { findSession, findSessionById, type Asked, type FoundSession } from './find-session.js';
import { noteUse } from './note-use.js';
import { idleMinutesOf } from './session-life.policy.js';

/** The sessions of staff as they stand now, for whoever lets somebody in or goes on after that. */
@Injectable()
export class LiveSessions {
  /** How long a session may rest. */
  readonly idleMinutes: number;

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

  /** Passes messages on while the session stands, looking before each: whoever was shut out is told nothing more. */
  whileLive<Message>(sessionId: string, messages: Observable<Message>): Observable<Message> {
    return messages.pipe(
      concatMap((message) => from(this.findById(sessionId)).pipe(map((session) => ({ session, message })))),
      takeWhile(({ session }) => session?.standing === 'live'),
      map(({ message }) => message),
    );
  }

  private get manager(): EntityManager {
    return this.database.dataSource.manager;
  }

  private asked(): Asked {
    return { at: this.clock.now(), idleMinutes: this.idleMinutes };
  }
}
