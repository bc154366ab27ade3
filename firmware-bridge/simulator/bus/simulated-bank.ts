import { type BankSettings, type BoardBankHardware, bankSettings } from '../../contract/index.js';
import { type Board, type BoardModel, type BoardReaction } from '../boards/board.js';
import { type Cabinets } from '../cabinet/cabinets.js';
import { type BankFaults, noBankFaults } from '../faults/line-faults.js';
import { flipOneBit } from '../faults/disturb.js';
import { type Randomness } from '../randomness.js';
import { type WorldRecord } from '../record/world-record.js';
import { type CancelTimer, type Timers } from '../timers.js';

export interface BankReply {
  readonly bytes: Uint8Array;
  /** From the end of the request to the start of the reply, in milliseconds. */
  readonly delayMs: number;
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
  private readonly board: Board;
  private powered = true;
  private readonly delayedPulses = new Set<CancelTimer>();
  private readonly settings: BankSettings;
  /** When each lock that was pulsed may be pulsed again. */
  private readonly coolAtMs = new Map<number, number>();

  constructor(
    private readonly hardware: BoardBankHardware,
    private readonly model: BoardModel,
    private readonly world: World,
  ) {
    this.settings = bankSettings(hardware);
    const highestLock = Math.max(...hardware.trays.map(({ lock }) => lock));
    this.board = model.create({ ...this.settings, highestLock });
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
    this.currentFaults = faults;
    this.world.record.append({ kind: 'bank_faults', bank: this.id, faults });
  }

  /** Hears bytes, does what they say, and returns what it answers. */
  hear(bytes: Uint8Array): BankReply[] {
    if (this.faults.silence === 'dead' || !this.powered) return [];
    const reactions = this.board.receive(bytes, (lock) => {
      const { doorClosed, itemPresent } = this.world.cabinets.sense(this.id, lock);
      return { doorClosed, itemPresent, coolingDown: this.isCoolingDown(lock) };
    });
    return reactions.flatMap((reaction) => this.carryOut(reaction));
  }

  /** Settings outlast a cut: no source says that these boards forget them, and the bridge spares a memory that would wear out. */
  setPowered(powered: boolean): void {
    this.powered = powered;
    if (!powered) this.stop();
  }

  stop(): void {
    for (const cancel of this.delayedPulses) cancel();
    this.delayedPulses.clear();
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
        return [{ bytes, delayMs: this.model.turnaroundMs + extraTurnaroundMs }];
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
    if (this.faults.silence === 'mute_after_next_pulse') this.setFaults({ ...this.faults, silence: 'mute' });
    this.world.cabinets.pulse(this.id, lock, pulseMs);
  }
}
