import { Subject, type Observable } from 'rxjs';
import type { Transaction } from '../database/index.js';
import type { LiveEvent } from './live-event.js';

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
