import type { OpenResult } from '../../contract/index.js';
import type { Bank } from './bank.js';

/** Why a pulse was not sent. */
export type Refusal = Extract<OpenResult, { outcome: 'not_opened'; pulsed: false }>['reason'];

/** Asked before a pulse; a reason means that it must not be sent. */
export type Permit = () => Refusal | null;

/**
 * How a pulse ended that this host times. `cut`: it failed or ended before its time though nobody had it switched off, or its end is not
 * known. `whole`: any other way.
 */
export type PulseEnd = 'whole' | 'cut';

export type UnlockResult =
  /**
   * The bytes were handed to the line at `atMs` of the monotonic clock. Where this host times the pulse, `over` says in bounded time how
   * it ended; a board does not tell.
   */
  | { readonly kind: 'written'; readonly atMs: number; readonly over?: Promise<PulseEnd> }
  | { readonly kind: 'refused'; readonly reason: Refusal }
  /** There is no line; nothing was sent. */
  | { readonly kind: 'lost' };

/** What a pulse is asked for with. */
export interface UnlockOrder {
  readonly permit: Permit;
  /** From then on the command is void, on the monotonic clock; for pulses that are carried out by another process. */
  readonly notAfterMs: number;
  /** Told in the breath in which the pulse leaves. */
  readonly written: (atMs: number) => void;
}

export interface UnlockJob extends UnlockOrder {
  readonly bank: Bank;
  readonly lock: number;
  /** Its number among the commands for all locks of its supply. */
  readonly arrival: number;
  readonly resolve: (result: UnlockResult) => void;
}

/** More than the doors that people can stand before; a longer queue means that something is wrong. */
export const longestUnlockQueue = 32;

/** Pulses that wait for the line, for the gap after the last pulse or for their lock to cool down; first come first served. */
export class UnlockQueue {
  private jobs: UnlockJob[] = [];

  get size(): number {
    return this.jobs.length;
  }

  add(request: Omit<UnlockJob, 'resolve'>): Promise<UnlockResult> {
    if (this.jobs.length >= longestUnlockQueue) {
      return Promise.resolve({ kind: 'refused', reason: 'queue_full' });
    }
    return new Promise((resolve) => {
      this.jobs.push({ ...request, resolve });
    });
  }

  /** When the first of the waiting locks has cooled down, on the monotonic clock; infinite when none waits. */
  readyAtMs(): number {
    return Math.min(...this.jobs.map(({ bank, lock }) => bank.pulseReadyAtMs(lock)));
  }

  /** The longest waiting job whose lock has cooled down. */
  first(nowMs: number): UnlockJob | undefined {
    return this.jobs.find(({ bank, lock }) => bank.pulseReadyAtMs(lock) <= nowMs);
  }

  /** Takes the longest waiting job whose lock has cooled down out of the queue. */
  next(nowMs: number): UnlockJob | undefined {
    const ready = this.first(nowMs);
    this.jobs = this.jobs.filter((job) => job !== ready);
    return ready;
  }

  /** Answers every job that may not be sent any more, so that none waits its turn only to hear that it is too late. */
  dropRefused(): void {
    this.jobs = this.jobs.filter((job) => {
      const reason = job.permit();
      if (reason) job.resolve({ kind: 'refused', reason });
      return !reason;
    });
  }

  /** The line is gone. */
  dropAll(): void {
    for (const job of this.jobs.splice(0)) job.resolve({ kind: 'lost' });
  }
}
