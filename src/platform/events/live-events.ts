import { Subject, type Observable } from 'rxjs';
import type { Transaction } from '../database/index.js';

/** What somebody must see to at once. */
export const alarmKinds = [
  'opened_without_authorisation',
  'papers_missing',
  'papers_unexpected',
  'dossier_missing',
  'foreign_papers',
  'door_left_open',
  'run_missed',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export interface Change {
  readonly type: 'tray' | 'dossier' | 'door_operation' | 'run' | 'notice' | 'bank' | 'power.changed';
  readonly id: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** Every alarm is told as one, and only as one: screens, the log and the metrics all hear of it here. */
export interface Alarm {
  readonly type: 'alarm';
  /** The tray; of a missed run, its time. Never a person's data: it is logged. */
  readonly id: string;
  readonly data: {
    readonly alarm: AlarmKind;
    /** Of a door left open: whether its person is still being warned. */
    readonly stage?: 'warned' | 'alarmed';
  };
}

/** A change that screens may want to show at once. It says what changed; the screen then asks for the rest. */
export type LiveEvent = Change | Alarm;

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
