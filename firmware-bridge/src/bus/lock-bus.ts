import type { Bank, BankChange } from './bank.js';
import type { UnlockOrder, UnlockResult } from './unlock-queue.js';

/** What came of one look at a bank: a good reply, none in time, or no line to ask over. */
export type PollResult = 'answered' | 'silent' | 'lost';

/** Hears of every change of what is known of a bank, after the bank itself shows it. */
export type BankListener = (bank: Bank, change: BankChange) => void;

/** Times of a bus that an opening depends on. */
export interface BusTiming {
  /** How long one look at a bank takes at most before it counts as missed, in milliseconds. */
  readonly replyTimeoutMs: number;
  /** How long after a pulse the door may take to be seen open, in milliseconds. */
  readonly openConfirmationMs: number;
}

/** The only owner of the locks that hang together, whatever they hang on. All that opening a door needs to know of it. */
export interface LockBus {
  readonly id: string;
  readonly timing: BusTiming;
  start(): void;
  /** Looks at one bank before the scan goes on. The look is begun after the call, never one that is under way already. */
  poll(bank: Bank): Promise<PollResult>;
  /**
   * Pulses one lock as soon as the bus is free and the gap after the last pulse is over. The order's `permit` is asked while the pulse
   * waits and, for the last time, in the same breath in which the pulse leaves; `written` is told in that breath too.
   */
  unlock(bank: Bank, lock: number, order: UnlockOrder): Promise<UnlockResult>;
  /**
   * When the lock may be pulsed at the earliest, on the monotonic clock: it is cool, and what an earlier start of the bridge may have
   * pulsed is over, and so is the pulse that is on now. What others make it wait that come first is not in it.
   */
  pulseReadyAtMs(bank: Bank, lock: number): number;
  /** Only where this host times the pulses: switches everything off at once, also in the middle of a pulse. Boards end their own. */
  readonly allOff?: () => void;
  /** Ends all waiting and lets go of what the bus owns. */
  stop(): Promise<void>;
}
