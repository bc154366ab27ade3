import { Inject, Injectable } from '@nestjs/common';
import { concatMap, from, map, takeWhile, type Observable } from 'rxjs';
import type { Clock } from '../../kernel/index.js';
import { clockToken, Database } from '../../platform/index.js';

/** Looks whether sessions still stand, for what goes on after the guard has let somebody in. */
@Injectable()
export class LiveSessions {
  constructor(
    private readonly database: Database,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  /** Passes messages on while the session stands, looking before each: whoever was shut out is told nothing more. */
  whileLive<Message>(sessionId: string, messages: Observable<Message>): Observable<Message> {
    return messages.pipe(
      concatMap((message) => from(this.isLive(sessionId)).pipe(map((live) => ({ live, message })))),
      takeWhile(({ live }) => live),
      map(({ message }) => message),
    );
  }

  private async isLive(sessionId: string): Promise<boolean> {
    const rows: unknown[] = await this.database.dataSource.query(
      `SELECT 1 FROM staff_session session JOIN staff_account account ON account.id = session.account_id
        WHERE session.id = $1 AND ended_at IS NULL AND expires_at > $2 AND NOT disabled`,
      [sessionId, this.clock.now()],
    );
    return rows.length > 0;
  }
}
