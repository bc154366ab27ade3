import type { Logger } from 'pino';
import type { GpioBusHardware } from '../../contract/index.js';
import type { BoardReading } from '../boards/driver.js';
import type { Bank, BankChange } from '../bus/bank.js';
import { bankDetail } from '../bus/bank-detail.js';
import { BusLoop } from '../bus/bus-loop.js';
import { LockSupply } from '../bus/lock-supply.js';
import type { BankListener, BusTiming, LockBus, PollResult } from '../bus/lock-bus.js';
import type { BankTurn } from '../bus/rotation.js';
import type { UnlockJob, UnlockOrder, UnlockResult } from '../bus/unlock-queue.js';
import type { Time } from '../time.js';
import { readDoors } from './door-reader.js';
import type { GpioBank } from './gpio-bank.js';
import type { GuardPort } from './guard/guard-port.js';
import type { Inputs } from './inputs.js';
import { GpioError } from './lines.js';
import { errorMessage } from '../error-details.js';

/** A look at all switches of a matrix through the tools takes dozens of short processes. */
const usualLookMs = 500;

/** One that has not ended by then is given up, however many of its tools hang: pulses and other banks wait for it. */
export const longestLookMs = 1_000;

/** A pulse that the guard has not begun by then is void: the permit was for now. */
export const longestHandOverMs = 250;

/** Looks that follow each other faster show nothing more, and through the tools each one starts processes. */
export const shortestScanIntervalMs = 50;

/** A bank whose lines cannot be read is left alone for so long before it is looked at again. */
const restAfterMissMs = 100;

/** The locks and door switches that hang on GPIO lines. It reads the doors itself; its guard alone switches. */
export class GpioBus implements LockBus {
  readonly timing: BusTiming;
  private readonly loop: BusLoop;
  /** What was last logged about each bank's lines, so that a dead chip does not fill the disk. */
  private readonly complaints = new Map<Bank, string>();
  private lastPulse: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly hardware: GpioBusHardware,
    private readonly banks: readonly GpioBank[],
    private readonly inputs: Inputs,
    private readonly guard: GuardPort,
    private readonly time: Time,
    private readonly logger: Logger,
    private readonly listener: BankListener,
    supply = LockSupply.ofBusAlone(hardware),
  ) {
    this.timing = { replyTimeoutMs: usualLookMs, openConfirmationMs: hardware.openConfirmationMs };
    const scanIntervalMs = Math.max(hardware.scanIntervalMs, shortestScanIntervalMs);
    this.loop = new BusLoop(banks, { scanIntervalMs, supply }, time, {
      look: (turn, looked) => this.look(turn, looked),
      pulse: (job, _atMs, energised) => this.pulse(job, energised),
    });
  }

  get id(): string {
    return this.hardware.id;
  }

  start(): void {
    this.loop.start();
    this.guard.start({
      ready: () => {
        this.logger.info('every output is off; the guard is ready');
        this.loop.connected();
      },
      lost: (reason) => {
        this.logger.error({ reason }, 'the guard of the outputs is lost; nothing can be opened');
        this.loop.lost();
        for (const bank of this.banks) this.tell(bank, bank.guardLost(bankDetail(reason)));
      },
    });
  }

  poll(bank: Bank): Promise<PollResult> {
    return this.loop.poll(bank);
  }

  pulseReadyAtMs(bank: Bank, lock: number): number {
    return this.loop.pulseReadyAtMs(bank, lock);
  }

  unlock(bank: Bank, lock: number, order: UnlockOrder): Promise<UnlockResult> {
    return this.loop.unlock(bank, lock, order);
  }

  allOff(): void {
    this.guard.allOff();
  }

  async stop(): Promise<void> {
    this.loop.stop();
    await this.guard.stop();
    await this.loop.ended();
  }

  private async look(turn: BankTurn, looked: (result: PollResult) => void): Promise<void> {
    const bank = this.bankOf(turn.bank);
    const { rotation } = this.loop;
    try {
      const reading = await this.read(bank);
      if (!this.loop.open) {
        looked('lost');
        return;
      }
      this.tell(bank, bank.replied(reading, this.time.monotonicMs()));
      this.complaints.delete(bank);
      rotation.asked(turn, bank.observation.isUnsettled() || bank.health !== 'answering');
      looked('answered');
    } catch (error) {
      const reason = errorMessage(error);
      this.complain(bank, reason);
      const miss = { reason: 'unreadable_lines', detail: bankDetail(reason) } as const;
      if (this.loop.open) this.tell(bank, bank.missed(miss));
      rotation.unanswered(turn, this.time.monotonicMs(), restAfterMissMs, false);
      rotation.asked(turn, false);
      looked('silent');
    }
  }

  private async read({ hardware }: GpioBank): Promise<BoardReading> {
    const deadline = new AbortController();
    const cancel = this.time.schedule(longestLookMs, () => {
      deadline.abort(new GpioError(`not read within ${longestLookMs} ms`));
    });
    try {
      return await readDoors(hardware.doors, await this.inputs.look(deadline.signal));
    } finally {
      cancel();
    }
  }

  private async pulse(job: UnlockJob, energised: (atMs: number) => void): Promise<void> {
    const { bank, lock } = job;
    // The guard has one pulse at a time; with no gap configured the last one may still be on.
    await this.lastPulse;
    const reason = job.permit();
    if (reason) {
      job.resolve({ kind: 'refused', reason });
      return;
    }
    const atMs = this.time.monotonicMs();
    const notAfterMs = Math.min(job.notAfterMs, atMs + longestHandOverMs);
    const handed = this.guard.pulse({ bank: bank.id, lock, notAfterMs });
    if (!handed) {
      job.resolve({ kind: 'lost' });
      return;
    }
    this.logger.info({ bank: bank.id, lock }, 'pulse handed to the guard');
    job.written(atMs);
    this.lastPulse = handed.over;
    const begun = await handed.begun;
    if (begun === 'refused') {
      job.resolve({ kind: 'refused', reason: 'expired' });
      return;
    }
    // Whatever is not known to have been refused may have opened the door: the switch is asked.
    energised(this.time.monotonicMs());
    job.resolve({ kind: 'written', atMs, over: handed.over });
  }

  private bankOf(bank: Bank): GpioBank {
    const own = this.banks.find((candidate) => candidate === bank);
    if (!own) throw new Error(`bank ${bank.id} is not on bus ${this.id}`);
    return own;
  }

  private complain(bank: Bank, reason: string): void {
    if (this.complaints.get(bank) === reason) return;
    this.complaints.set(bank, reason);
    this.logger.warn({ bank: bank.id, reason }, 'door switches cannot be read');
  }

  private tell(bank: Bank, change: BankChange): void {
    if (change.health) this.logger.info(bank.state, 'health of a bank changed');
    if (change.health || change.locks.length > 0) this.listener(bank, change);
  }
}
