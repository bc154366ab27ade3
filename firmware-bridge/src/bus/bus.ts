import type { Logger } from 'pino';
import type { WireBusHardware } from '../../contract/index.js';
import type { StatusQuery } from '../boards/driver.js';
import type { Time } from '../time.js';
import type { Transport } from '../transports/transport.js';
import type { Bank, BankChange } from './bank.js';
import { bankDetail, heardDetail } from './bank-detail.js';
import type { BoardBank } from './board-bank.js';
import { BusLoop } from './bus-loop.js';
import { noReply, type Miss } from './health.js';
import { LockSupply } from './lock-supply.js';
import type { BankListener, BusTiming, LockBus, PollResult } from './lock-bus.js';
import type { BankTurn } from './rotation.js';
import type { UnlockJob, UnlockOrder, UnlockResult } from './unlock-queue.js';
import { Wire, type Answer } from './wire.js';

/** The only owner of one line to lock boards: one message at a time, and what the boards say. */
export class Bus implements LockBus {
  private readonly wire: Wire;
  private readonly loop: BusLoop;
  /** Whether anything at all has come since the line was opened. */
  private isHeard = false;

  constructor(
    readonly hardware: WireBusHardware,
    readonly banks: readonly BoardBank[],
    private readonly transport: Transport,
    private readonly time: Time,
    private readonly logger: Logger,
    private readonly listener: BankListener,
    supply = LockSupply.ofBusAlone(hardware),
  ) {
    this.wire = new Wire(transport, hardware.replyTimeoutMs, time, logger);
    const { scanIntervalMs } = hardware;
    this.loop = new BusLoop(banks, { scanIntervalMs, supply }, time, {
      look: (turn, looked) => this.ask(turn, looked),
      pulse: (job, atMs, energised) => this.sendPulse(job, atMs, energised),
    });
  }

  get id(): string {
    return this.hardware.id;
  }

  get timing(): BusTiming {
    return this.hardware;
  }

  start(): void {
    this.loop.start();
    const line = this.transport.description;
    this.transport.start({
      connected: () => {
        this.logger.info({ line }, 'connected to the lock boards');
        this.isHeard = false;
        this.loop.connected();
      },
      received: (bytes) => {
        this.isHeard = true;
        this.wire.take(bytes);
      },
      lost: ({ reason, detail }) => {
        this.logger.warn({ line, reason: detail }, 'no connection to the lock boards');
        this.wire.drop();
        this.loop.lost();
        const loss = { reason, detail: bankDetail(detail) };
        for (const bank of this.banks) this.tell(bank, bank.disconnected(loss));
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

  async stop(): Promise<void> {
    this.loop.stop();
    this.wire.drop();
    await this.transport.stop();
    await this.loop.ended();
  }

  private async sendPulse(job: UnlockJob, atMs: number, energised: (atMs: number) => void): Promise<void> {
    const sentAtMs = await this.prepare(job, atMs);
    if (sentAtMs !== undefined) await this.pulseAt(job, sentAtMs, energised);
  }

  /**
   * Has the board know its settings, so that it pulses for no other time than the bank says.
   * @returns the time of the breath in which the pulse is permitted; undefined where it has been answered
   */
  private async prepare(job: UnlockJob, atMs: number): Promise<number | undefined> {
    const { rotation } = this.loop;
    const turn = rotation.turnOf(job.bank);
    if (!rotation.mayHaveForgotten(turn) || this.boardOf(job.bank).settings.length === 0) return atMs;
    await this.writeSettings(turn, atMs);
    // The line went, and may be back.
    if (rotation.mayHaveForgotten(turn)) {
      job.resolve({ kind: 'lost' });
      return undefined;
    }
    const reason = job.permit();
    if (!reason) return this.time.monotonicMs();
    job.resolve({ kind: 'refused', reason });
    return undefined;
  }

  private async pulseAt(job: UnlockJob, atMs: number, energised: (atMs: number) => void): Promise<void> {
    const { bank, lock } = job;
    const message = this.boardOf(bank).unlock(lock);
    if (!this.wire.send(message, 'pulse')) {
      job.resolve({ kind: 'lost' });
      return;
    }
    this.logger.info({ bank: bank.id, lock }, 'pulse sent');
    job.written(atMs);
    energised(atMs);
    job.resolve({ kind: 'written', atMs });
    const heard = await this.wire.rest(message);
    const answer = message.readAnswer?.(heard);
    // "The board accepted the command" proves no door, and "failed" disproves none: the sensor is asked either way.
    if (answer) this.logger.info({ bank: bank.id, lock, answer }, 'the board says of the pulse');
  }

  private async ask(turn: BankTurn, looked: (result: PollResult) => void): Promise<void> {
    const { bank } = turn;
    const { rotation } = this.loop;
    const { status } = this.boardOf(bank);
    const answer = await this.askSurely(turn, status);
    const nowMs = this.time.monotonicMs();
    if (answer === 'silent' || answer === 'lost') {
      // A lost line was reported by the transport; a line that is up and takes no bytes counts as a miss. That a line on which nothing
      // was heard is as silent when it is opened anew is no news.
      const isToldSilent = bank.isOnSilentLine && !this.isHeard;
      if (this.loop.open && !isToldSilent) this.tell(bank, bank.missed(this.missOf(answer)));
      const mayBeLate = rotation.mayBeLate(turn, this.wire.heardFor(status));
      rotation.unanswered(turn, nowMs, this.hardware.replyTimeoutMs, mayBeLate);
      rotation.asked(turn, false);
      looked(answer);
      return;
    }
    rotation.answered(turn, this.wire.heardFor(status));
    this.tell(bank, bank.replied(answer, nowMs));
    rotation.asked(turn, bank.observation.isUnsettled() || bank.health !== 'answering');
    looked('answered');
    await this.wire.rest(status);
    if (rotation.settingsDue(turn, nowMs)) await this.writeSettings(turn, nowMs);
  }

  /** The answer to this question, and not a late one to an earlier. */
  private async askSurely(turn: BankTurn, status: StatusQuery): Promise<Answer> {
    const first = await this.wire.ask(status);
    if (typeof first === 'string' || !this.loop.rotation.mustAnswerTwice(turn)) return first;
    await this.wire.rest(status);
    return this.wire.ask(status);
  }

  private missOf(answer: 'silent' | 'lost'): Miss {
    if (answer === 'lost') return { reason: 'line_stalled', detail: null };
    const { heard } = this.wire;
    return heard.length === 0 ? noReply : { reason: 'unreadable_reply', detail: heardDetail(heard) };
  }

  /** They stay due where not all of them could be sent. */
  private async writeSettings(turn: BankTurn, nowMs: number): Promise<void> {
    this.loop.rotation.settingsWritten(turn, nowMs);
    for (const message of this.boardOf(turn.bank).settings) {
      if (!this.wire.send(message)) {
        turn.settingsDue = true;
        return;
      }
      await this.wire.rest(message);
    }
  }

  private boardOf(bank: Bank): BoardBank['board'] {
    const own = this.banks.find((candidate) => candidate === bank);
    if (!own) throw new Error(`bank ${bank.id} is not on bus ${this.id}`);
    return own.board;
  }

  private tell(bank: Bank, change: BankChange): void {
    if (change.health) this.logger.info(bank.state, 'health of a lock board changed');
    if (change.health || change.locks.length > 0) this.listener(bank, change);
  }
}
