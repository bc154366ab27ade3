import type { Time } from '../time.js';
import type { Bank } from './bank.js';
import type { PollResult } from './lock-bus.js';
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
  /** Sends the pulse of a job that is permitted in this very breath, tells its `written` and resolves it. */
  pulse(job: UnlockJob, atMs: number): Promise<void>;
}

/** From the end of one look to the beginning of the next, and from the end of a pulse to the beginning of the next. */
export interface BusRests {
  readonly scanIntervalMs: number;
  readonly minimumPulseGapMs: number;
}

/** Decides what happens next on one bus: a pulse before a look that somebody waits for, and that before the round-robin scan. */
export class BusLoop {
  readonly rotation: Rotation;
  private readonly unlocks = new UnlockQueue();
  /** At most one a bank: whoever asks for a bank that is waited for already, waits with the others. */
  private waiters: Waiter[] = [];
  private nextScanAtMs = 0;
  private nextPulseAtMs = 0;
  private isConnected = false;
  private isStopped = false;
  private running: Promise<void> = Promise.resolve();
  private wake = (): void => undefined;

  constructor(
    private readonly banks: readonly Bank[],
    private readonly rests: BusRests,
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
    for (const bank of this.banks) bank.started(this.time.monotonicMs());
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

  unlock(bank: Bank, lock: number, order: UnlockOrder): Promise<UnlockResult> {
    if (!this.open) return Promise.resolve({ kind: 'lost' });
    const result = this.unlocks.add({ bank, lock, ...order });
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
            nextPulseAtMs: Math.max(this.nextPulseAtMs, this.unlocks.readyAtMs()),
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

  private async pulse(): Promise<void> {
    const atMs = this.time.monotonicMs();
    const job = this.unlocks.next(atMs);
    if (!job) return;
    const reason = job.permit();
    if (reason) {
      job.resolve({ kind: 'refused', reason });
      return;
    }
    const written = (writtenAtMs: number): void => {
      // From the end of this pulse to the beginning of the next: two solenoids of one supply never draw at once.
      this.nextPulseAtMs = writtenAtMs + job.bank.pulseMs + this.rests.minimumPulseGapMs;
      job.bank.pulsed(job.lock, writtenAtMs);
      job.written(writtenAtMs);
    };
    await this.work.pulse({ ...job, written }, atMs);
  }

  private async look(turn: BankTurn): Promise<void> {
    const waiter = this.waiters.find((candidate) => candidate.turn === turn);
    this.waiters = this.waiters.filter((other) => other !== waiter);
    await this.work.look(turn, (result) => {
      this.nextScanAtMs = this.time.monotonicMs() + this.rests.scanIntervalMs;
      waiter?.resolve(result);
    });
  }

  private giveUp(): void {
    this.unlocks.dropAll();
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
