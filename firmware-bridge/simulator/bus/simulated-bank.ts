import { type BankSettings, type BoardBankHardware, bankSettings } from '../../contract/index.js';
import { type Board, type BoardModel, type BoardReaction } from '../boards/board.js';
import { type Cabinets } from '../cabinet/cabinets.js';
import { type BankFaults, noBankFaults } from '../faults/line-faults.js';
import { flipOneBit } from '../faults/disturb.js';
import { type ReplyFault } from '../faults/next-replies.js';
import { type Randomness } from '../randomness.js';
import { type WorldRecord } from '../record/world-record.js';
import { type CancelTimer, type Timers } from '../timers.js';

export interface BankReply {
  readonly bytes: Uint8Array;
  /** From the end of the request to the start of the reply, in milliseconds. */
  readonly delayMs: number;
  /** What befalls it on its way. */
  readonly fault: ReplyFault | undefined;
}

export interface World {
  readonly cabinets: Cabinets;
  readonly record: WorldRecord;
  readonly timers: Timers;
  readonly randomness: Randomness;
}

/** One lock board with its locks and its faults. */
export class SimulatedBank {
  private currentFaults: BankFaults = noBankFaults;
  private board: Board;
  private powered = true;
  private readonly delayedPulses = new Set<CancelTimer>();
  private readonly settings: BankSettings;
  /** When each lock that was pulsed may be pulsed again. */
  private readonly coolAtMs = new Map<number, number>();
  /** Since the faults were last changed by somebody, for those that do not befall every reply. */
  private repliesBetween = 0;

  constructor(
    private readonly hardware: BoardBankHardware,
    private readonly model: BoardModel,
    private readonly world: World,
  ) {
    this.settings = bankSettings(hardware);
    this.board = this.freshBoard();
  }

  get id(): string {
    return this.hardware.id;
  }

  get busId(): string {
    return this.hardware.bus;
  }

  get faults(): BankFaults {
    return this.currentFaults;
  }

  setFaults(faults: BankFaults): void {
    this.repliesBetween = 0;
    if (faults.restartOverRequests !== null) this.board = this.freshBoard();
    this.become(faults);
  }

  /** After how many of these bytes, which the host sends at once, the bus is to be cut, because they are the unlock that was waited for. */
  cutsAfterBytes(bytes: Uint8Array): number | undefined {
    const { cutNextUnlockAfterBytes } = this.faults;
    if (cutNextUnlockAfterBytes === null) return undefined;
    if (!this.meaningOf(bytes).some(({ kind }) => kind === 'pulse')) return undefined;
    this.become({ ...this.faults, cutNextUnlockAfterBytes: null });
    return cutNextUnlockAfterBytes;
  }

  /** Hears bytes, does what they say, and returns what it answers. */
  hear(bytes: Uint8Array): BankReply[] {
    if (this.faults.silence === 'dead' || !this.powered) return [];
    if (this.faults.restartOverRequests !== null) {
      this.missWhileRestarting(bytes, this.faults.restartOverRequests);
      return [];
    }
    const { cabinets, randomness } = this.world;
    const reactions = this.board.receive(bytes, (lock) => {
      const { doorClosed, itemPresent } = cabinets.sense(this.id, lock, randomness);
      return { doorClosed, itemPresent, coolingDown: this.isCoolingDown(lock) };
    });
    return reactions.flatMap((reaction) => this.carryOut(reaction));
  }

  /** Settings outlast a cut: no source says whether these boards forget them; one that does is a fault (`restartOverRequests`). */
  setPowered(powered: boolean): void {
    this.powered = powered;
    if (!powered) this.stop();
  }

  stop(): void {
    for (const cancel of this.delayedPulses) cancel();
    this.delayedPulses.clear();
  }

  private missWhileRestarting(bytes: Uint8Array, requests: number): void {
    if (this.meaningOf(bytes).length === 0) return;
    this.become({ ...this.faults, restartOverRequests: requests > 1 ? requests - 1 : null });
  }

  /** What these bytes, which the host sends at once, would have a board do; asked of another of its kind, which nothing hangs on. */
  private meaningOf(bytes: Uint8Array): BoardReaction[] {
    const sense = { doorClosed: true, itemPresent: false, coolingDown: false };
    return this.freshBoard().receive(bytes, () => sense);
  }

  private become(faults: BankFaults): void {
    this.currentFaults = faults;
    this.world.record.append({ kind: 'bank_faults', bank: this.id, faults });
  }

  private freshBoard(): Board {
    const highestLock = Math.max(...this.hardware.trays.map(({ lock }) => lock));
    return this.model.create({ ...this.settings, highestLock });
  }

  /** What befalls the reply that is sent now; one less is to come. */
  private takeReplyFault(): ReplyFault | undefined {
    const { nextReplies } = this.faults;
    if (!nextReplies) return undefined;
    this.repliesBetween += 1;
    if (this.repliesBetween < nextReplies.every) return undefined;
    this.repliesBetween = 0;
    const count = nextReplies.count - 1;
    this.become({ ...this.faults, nextReplies: count === 0 ? null : { ...nextReplies, count } });
    return nextReplies.fault;
  }

  private carryOut(reaction: BoardReaction): BankReply[] {
    switch (reaction.kind) {
      case 'pulse':
        this.pulse(reaction.lock, reaction.pulseMs, reaction.delayMs);
        return [];
      case 'forbidden': {
        const { rule, detail } = reaction;
        this.world.record.append({ kind: 'violation', rule, bank: this.id, tray: null, detail });
        return [];
      }
      case 'reply': {
        if (this.faults.silence === 'mute') return [];
        const { corruptReplyProbability, extraTurnaroundMs } = this.faults;
        const bytes = flipOneBit(reaction.bytes, corruptReplyProbability, this.world.randomness);
        const fault = this.takeReplyFault();
        return [{ bytes, delayMs: this.model.turnaroundMs + extraTurnaroundMs, fault }];
      }
    }
  }

  private isCoolingDown(lock: number): boolean {
    return this.world.timers.monotonicMs() < (this.coolAtMs.get(lock) ?? 0);
  }

  private pulse(lock: number, pulseMs: number, delayMs: number): void {
    if (delayMs > 0) {
      const cancel = this.world.timers.after(delayMs, () => {
        this.delayedPulses.delete(cancel);
        this.pulse(lock, pulseMs, 0);
      });
      this.delayedPulses.add(cancel);
      return;
    }
    if (this.isCoolingDown(lock)) {
      this.world.record.append({
        kind: 'violation',
        rule: 'cooling_down',
        bank: this.id,
        tray: null,
        detail: `lock ${lock} was pulsed within ${this.settings.coolDownMs} ms of its last pulse; not obeyed`,
      });
      return;
    }
    const { coolDownMs } = this.settings;
    if (coolDownMs > 0) this.coolAtMs.set(lock, this.world.timers.monotonicMs() + pulseMs + coolDownMs);
    if (this.faults.silence === 'mute_after_next_pulse') this.become({ ...this.faults, silence: 'mute' });
    this.world.cabinets.pulse(this.id, lock, pulseMs);
  }
}
