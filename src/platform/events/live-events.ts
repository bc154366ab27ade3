import { Subject, type Observable } from 'rxjs';
import type { Transaction } from '../database/index.js';

/** A change that screens may want to show at once. It says what changed; the screen then asks for the rest. */
export interface LiveEvent {
  readonly type: 'tray' | 'dossier' | 'door_operation' | 'run' | 'notice' | 'bank' | 'alarm';
  readonly id: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** In-process fan-out of committed changes to the server-sent event streams. */
export class LiveEvents {
  private readonly subject = new Subject<LiveEvent>();

  readonly stream: Observable<LiveEvent> = this.subject.asObservable();

  /** Tells of a change once its transaction is durable; a change that is rolled back is never told. */
  publishAfterCommit(transaction: Transaction, event: LiveEvent): void {
    transaction.afterCommit(() => {
      this.subject.next(event);
    });
  }

  /** Tells of something that is no change in the database, such as the health of a board. */
  publish(event: LiveEvent): void {
    this.subject.next(event);
  }

  /** Ends all streams. */
  close(): void {
    this.subject.complete();
  }
}
