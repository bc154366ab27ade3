import type { GuardCommand, GuardMessage } from './messages.js';

/** What its supervisor hears of one start of the guard. */
export interface GuardChildListener {
  said(message: GuardMessage): void;
  /** It has ended, and nothing more is heard of it. Never told before its start has returned. */
  ended(how: string): void;
}

/** One start of the guard, as its supervisor holds it. */
export interface GuardChild {
  /** Hands a command over; one that is gone or does not read takes it in silence. */
  send(command: GuardCommand): void;
  /** Tells it that the bridge is gone: it switches everything off and ends. */
  leave(): void;
  /** Ends it, and whatever it has started, on the spot. */
  kill(): void;
}

export type StartGuard = (listener: GuardChildListener) => GuardChild;
