import type { Logger } from 'pino';
import type { BusHardware } from '../../contract/index.js';
import type { Time } from '../time.js';
import type { Transport } from '../transports/transport.js';
import type { Bank, BankChange } from './bank.js';
import { nextStep } from './next-step.js';
import { Rotation, type BankTurn } from './rotation.js';
import { UnlockQueue, type Permit, type UnlockResult } from './unlock-queue.js';
import { Wire } from './wire.js';

/** A pulse that waits for the gap loses its permit by time alone; that often it is looked at. */
const longestPermitRestMs = 50;

export type PollResult = 'answered' | 'silent' | 'lost';

/** Hears of every change of what is known of a bank, after the bank itself shows it. */
export type BankListener = (bank: Bank, change: BankChange) => void;

interface Waiter {
  readonly turn: BankTurn;
  readonly promise: Promise<PollResult>;
  readonly resolve: (result: PollResult) => void;
}

/** The only owner of one line: decides what goes over it next, one message at a time, and keeps what the boards say. */
export class Bus {
  private readonly wire: Wire;
  private readonly rotation: Rotation;
  private readonly unlocks = new UnlockQueue();
  /** At most one a bank: whoever asks for a bank that is waited for already, waits with the others. */
  private waiters: Waiter[] = [];
  private nextScanAtMs = 0;
  private nextPulseAtMs = 0;
  private connected = false;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private wake = (): void => undefined;

  constructor(
    readonly hardware: BusHardware,
    readonly banks: readonly Bank[],
    private readonly transport: Transport,
    private readonly time: Time,
    private readonly logger: Logger,
    private readonly listener: BankListener,
  ) {
    this.wire = new Wire(transport, hardware.replyTimeoutMs, time, logger);
    this.rotation = new Rotation(banks);
  }

  start(): void {
    this.running = this.run();
    const line = this.transport.description;
    this.transport.start({
      connected: () => {
        this.logger.info({ line }, 'connected to the lock boards');
        this.connected = true;
        this.rotation.restart();
        this.wake();
      },
      received: (bytes) => {
        this.wire.take(bytes);
      },
      lost: (reason) => {
        this.logger.warn({ line, reason }, 'no connection to the lock boards');
        this.connected = false;
        this.giveUp();
        for (const bank of this.banks) this.tell(bank, bank.disconnected());
      },
    });
  }

  /** Polls one board before the scan goes on. The poll is begun after the call, never one that is under way already. */
  poll(bank: Bank): Promise<PollResult> {
    if (!this.connected || this.stopped) return Promise.resolve('lost');
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

  /**
   * Sends the pulse of one lock as soon as the line is free and the gap after the last pulse is over. `permit` is asked while the
   * pulse waits and, for the last time, in the same breath in which its bytes are written; `written` is told in that breath too.
   */
  unlock(bank: Bank, lock: number, permit: Permit, written: (atMs: number) => void): Promise<UnlockResult> {
    if (!this.connected || this.stopped) return Promise.resolve({ kind: 'lost' });
    const result = this.unlocks.add({ bank, lock, permit, written });
    this.wake();
    return result;
  }

  /** Ends all waiting and closes the line. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.giveUp();
    this.wake();
    await this.transport.stop();
    await this.running;
  }

  private async run(): Promise<void> {
    for (;;) {
      if (this.stopped) return;
      this.unlocks.dropRefused();
      const nowMs = this.time.monotonicMs();
      const step = this.connected
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
          await this.sendPulse();
          break;
        case 'poll':
          await this.ask(this.rotation.turnOf(step.bank));
          break;
        case 'wait':
          await this.pause(
            Math.min(step.untilMs - nowMs, this.unlocks.size > 0 ? longestPermitRestMs : Infinity),
          );
          break;
      }
    }
  }

  private async sendPulse(): Promise<void> {
    const atMs = this.time.monotonicMs();
    const job = this.unlocks.next(atMs);
    if (!job) return;
    const reason = job.permit();
    if (reason) {
      job.resolve({ kind: 'refused', reason });
      return;
    }
    const message = job.bank.board.unlock(job.lock);
    if (!this.wire.send(message)) {
      job.resolve({ kind: 'lost' });
      return;
    }
    // From the end of this pulse to the beginning of the next: two solenoids of one supply never draw at once.
    this.nextPulseAtMs = atMs + job.bank.pulseMs + this.hardware.minimumPulseGapMs;
    job.bank.pulsed(job.lock, atMs);
    this.logger.info({ bank: job.bank.id, lock: job.lock }, 'pulse sent');
    job.written(atMs);
    job.resolve({ kind: 'written', atMs });
    const heard = await this.wire.rest(message);
    const answer = message.readAnswer?.(heard);
    // "The board accepted the command" proves no door, and "failed" disproves none: the sensor is asked either way.
    if (answer)
      this.logger.info({ bank: job.bank.id, lock: job.lock, answer }, 'the board says of the pulse');
  }

  private async ask(turn: BankTurn): Promise<void> {
    const { bank } = turn;
    const waiter = this.waiters.find((candidate) => candidate.turn === turn);
    this.waiters = this.waiters.filter((other) => other !== waiter);

    const answer = await this.wire.ask(bank.board.status);
    const nowMs = this.time.monotonicMs();
    this.nextScanAtMs = nowMs + this.hardware.scanIntervalMs;
    if (answer === 'silent' || answer === 'lost') {
      // A lost line was reported by the transport; a line that is up and takes no bytes counts as a miss.
      if (this.connected && !this.stopped) this.tell(bank, bank.missed());
      this.rotation.unanswered(turn, nowMs, this.hardware.replyTimeoutMs, this.wire.heardNothing);
      this.rotation.asked(turn, false);
      waiter?.resolve(answer);
      return;
    }
    this.tell(bank, bank.replied(answer, nowMs));
    this.rotation.asked(turn, bank.observation.isUnsettled() || bank.health !== 'answering');
    waiter?.resolve('answered');
    await this.wire.rest(bank.board.status);
    if (this.rotation.settingsDue(turn, nowMs)) await this.writeSettings(turn, nowMs);
  }

  private async writeSettings(turn: BankTurn, nowMs: number): Promise<void> {
    for (const message of turn.bank.board.settings) {
      if (!this.wire.send(message)) return;
      await this.wire.rest(message);
    }
    this.rotation.settingsWritten(turn, nowMs);
  }

  private giveUp(): void {
    this.wire.drop();
    this.unlocks.dropAll();
    for (const { resolve } of this.waiters.splice(0)) resolve('lost');
  }

  private tell(bank: Bank, change: BankChange): void {
    if (change.health)
      this.logger.info({ bank: bank.id, health: bank.health }, 'health of a lock board changed');
    if (change.health || change.locks.length > 0) this.listener(bank, change);
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
