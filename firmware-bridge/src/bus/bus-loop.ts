import type { Time } from '../time.js';
import type { Bank } from './bank.js';
import type { PollResult } from './lock-bus.js';
import type { LockSupply } from './lock-supply.js';
import { nextStep } from './next-step.js';
import { Rotation, type BankTurn } from './rotation.js';
import { UnlockQueue, type UnlockJob, type UnlockOrder, type UnlockResult } from './unlock-queue.js';

/** A pulse that waits for the gap loses its permit by time alone; that often it is looked at. */
const longestPermitRestMs = 50;

interface Waiter {
  readonly turn: BankTurn;
  readonly promise: Promise<PollResult>;
  readonly resolve: (result: PollResult) => void;
}

/** What one kind of bus does itself, one thing at a time. Neither may throw. */
export interface BusWork {
  /** Looks at one bank, and tells `looked` as soon as it is known what came of it. */
  look(turn: BankTurn, looked: (result: PollResult) => void): Promise<void>;
  /**
   * Sends the pulse of a job that is permitted in this very breath, tells its `written`, `energised` when the lock begins to draw or may
   * have begun, and resolves it.
   */
  pulse(job: UnlockJob, atMs: number, energised: (atMs: number) => void): Promise<void>;
}

export interface BusBounds {
  /** From the end of one look of the scan to the beginning of the next. */
  readonly scanIntervalMs: number;
  /** What feeds the locks. */
  readonly supply: LockSupply;
}

/** Decides what happens next on one bus: a pulse before a look that somebody waits for, and that before the round-robin scan. */
export class BusLoop {
  readonly rotation: Rotation;
  private readonly unlocks = new UnlockQueue();
  /** At most one a bank: whoever asks for a bank that is waited for already, waits with the others. */
  private waiters: Waiter[] = [];
  private nextScanAtMs = 0;
  /** The last pulse is over then. */
  private pulseOverAtMs = 0;
  private isConnected = false;
  private isStopped = false;
  private running: Promise<void> = Promise.resolve();
  private wake = (): void => undefined;
  private readonly supplyUser = {
    wake: (): void => {
      this.wake();
    },
  };

  constructor(
    private readonly banks: readonly Bank[],
    private readonly bounds: BusBounds,
    private readonly time: Time,
    private readonly work: BusWork,
  ) {
    this.rotation = new Rotation(banks);
  }

  /** Whether there is something to look and pulse with. */
  get open(): boolean {
    return this.isConnected && !this.isStopped;
  }

  start(): void {
    const nowMs = this.time.monotonicMs();
    for (const bank of this.banks) bank.started(nowMs);
    this.bounds.supply.started(nowMs, Math.max(0, ...this.banks.map(({ pulseMs }) => pulseMs)));
    this.running = this.run();
  }

  connected(): void {
    this.isConnected = true;
    this.rotation.restart();
    this.wake();
  }

  /** Answers everybody who waits. */
  lost(): void {
    this.isConnected = false;
    this.giveUp();
  }

  poll(bank: Bank): Promise<PollResult> {
    if (!this.open) return Promise.resolve('lost');
    const turn = this.rotation.turnOf(bank);
    const waiting = this.waiters.find((waiter) => waiter.turn === turn);
    if (waiting) return waiting.promise;
    let resolve: Waiter['resolve'] = () => undefined;
    const promise = new Promise<PollResult>((settle) => {
      resolve = settle;
    });
    this.waiters.push({ turn, promise, resolve });
    this.wake();
    return promise;
  }

  /** When the lock may be pulsed at the earliest, on the monotonic clock: it is cool, and the rest after the start or a pulse is over. */
  pulseReadyAtMs(bank: Bank, lock: number): number {
    const supplyReadyAtMs = this.bounds.supply.restsUntilMs(this.time.monotonicMs());
    return Math.max(bank.pulseReadyAtMs(lock), this.pulseOverAtMs, supplyReadyAtMs);
  }

  unlock(bank: Bank, lock: number, order: UnlockOrder): Promise<UnlockResult> {
    if (!this.open) return Promise.resolve({ kind: 'lost' });
    const result = this.unlocks.add({ bank, lock, arrival: this.bounds.supply.arrive(), ...order });
    this.wake();
    return result;
  }

  /** No look and no pulse begins any more. */
  stop(): void {
    this.isStopped = true;
    this.giveUp();
    this.wake();
  }

  /** Resolves when what was under way at the stop is over. */
  async ended(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    for (;;) {
      if (this.isStopped) return;
      this.unlocks.dropRefused();
      const nowMs = this.time.monotonicMs();
      const step = this.isConnected
        ? nextStep({
            nowMs,
            unlockWaiting: this.unlocks.size > 0,
            nextPulseAtMs: this.nextPulseAtMs(nowMs),
            urgent: this.waiters.map(({ turn }) => turn),
            scan: this.rotation.turns,
            nextScanAtMs: this.nextScanAtMs,
          })
        : ({ kind: 'wait', untilMs: Number.POSITIVE_INFINITY } as const);
      switch (step.kind) {
        case 'unlock':
          await this.pulse();
          break;
        case 'poll':
          await this.look(this.rotation.turnOf(step.bank));
          break;
        case 'wait':
          await this.pause(
            Math.min(step.untilMs - nowMs, this.unlocks.size > 0 ? longestPermitRestMs : Infinity),
          );
          break;
      }
    }
  }

  /** When the first pulse that waits may leave: its lock is cool, the last pulse is over, and the supply has a place for it. */
  private nextPulseAtMs(nowMs: number): number {
    const { supply } = this.bounds;
    const readyAtMs = Math.max(this.pulseOverAtMs, this.unlocks.readyAtMs());
    const job = readyAtMs <= nowMs ? this.unlocks.first(nowMs) : undefined;
    if (job) return supply.turnAtMs(this.supplyUser, job.arrival, nowMs);
    supply.leave(this.supplyUser);
    return readyAtMs;
  }

  private async pulse(): Promise<void> {
    const atMs = this.time.monotonicMs();
    const job = this.unlocks.next(atMs);
    if (!job) return;
    const reason = job.permit();
    if (reason) {
      job.resolve({ kind: 'refused', reason });
      return;
    }
    const place = this.bounds.supply.take(this.supplyUser);
    const written = (writtenAtMs: number): void => {
      this.pulseOverAtMs = writtenAtMs + job.bank.pulseMs;
      job.bank.pulsed(job.lock, writtenAtMs);
      job.written(writtenAtMs);
    };
    try {
      await this.work.pulse({ ...job, written }, atMs, (onAtMs) => {
        job.bank.pulsed(job.lock, onAtMs);
        place.begun(onAtMs, job.bank.pulseMs);
      });
    } finally {
      place.giveBack();
    }
  }

  private async look(turn: BankTurn): Promise<void> {
    const waiter = this.waiters.find((candidate) => candidate.turn === turn);
    this.waiters = this.waiters.filter((other) => other !== waiter);
    await this.work.look(turn, (result) => {
      // Only its own looks put the scan to rest: those that an opening waits for would keep it from the other boards as long as it lasts.
      if (waiter) waiter.resolve(result);
      else this.nextScanAtMs = this.time.monotonicMs() + this.bounds.scanIntervalMs;
    });
  }

  private giveUp(): void {
    this.unlocks.dropAll();
    this.bounds.supply.leave(this.supplyUser);
    for (const { resolve } of this.waiters.splice(0)) resolve('lost');
  }

  /** Waits until the time is over or something has happened. */
  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = Number.isFinite(ms) ? this.time.schedule(ms, resolve) : (): void => undefined;
      this.wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
