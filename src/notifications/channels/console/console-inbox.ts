import { Subject, type Observable } from 'rxjs';
import type { Clock, PhoneNumber } from '../../../kernel/index.js';

export interface InboxMessage {
  readonly reference: string;
  readonly to: PhoneNumber;
  readonly text: string;
  readonly at: Date;
}

/** The phones of the simulator: what the demo's screens and the tour read. */
export interface ConsoleInbox {
  /** Phones that have received something, the latest first. */
  phones(): readonly PhoneNumber[];
  /** Oldest first. */
  messagesFor(phone: PhoneNumber): readonly InboxMessage[];
}

/** Keeps the latest messages in memory and forgets the rest, so that a demo may run for months. */
export class BoundedInbox implements ConsoleInbox {
  /** In order of the last message; the first is the phone that has been quiet longest. */
  private readonly messages = new Map<PhoneNumber, readonly InboxMessage[]>();

  private readonly received = new Subject<InboxMessage>();

  /** Every message as it comes. */
  readonly arrivals: Observable<InboxMessage> = this.received.asObservable();

  constructor(
    private readonly clock: Clock,
    private readonly bounds: { readonly phones: number; readonly messagesPerPhone: number } = {
      phones: 500,
      messagesPerPhone: 50,
    },
  ) {}

  phones(): readonly PhoneNumber[] {
    return [...this.messages.keys()].reverse();
  }

  messagesFor(phone: PhoneNumber): readonly InboxMessage[] {
    return this.messages.get(phone) ?? [];
  }

  has(phone: PhoneNumber, reference: string): boolean {
    return this.messagesFor(phone).some((message) => message.reference === reference);
  }

  add(message: Omit<InboxMessage, 'at'>): void {
    const arrived = { ...message, at: this.clock.now() };
    const kept = [...this.messagesFor(message.to), arrived];
    this.messages.delete(message.to);
    this.messages.set(message.to, kept.slice(-this.bounds.messagesPerPhone));
    const [quietest] = this.messages.keys();
    if (this.messages.size > this.bounds.phones && quietest !== undefined) this.messages.delete(quietest);
    this.received.next(arrived);
  }
}
