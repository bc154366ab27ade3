import { bankSettings, type BankHardware, type BankHealth } from '../../contract/index.js';
import type { Board, BoardReading } from '../boards/driver.js';
import { boardDrivers } from '../boards/registry.js';
import { afterMiss, afterReply, disconnectedHealth, startingHealth, type HealthRecord } from './health.js';
import { Observation } from './observation.js';

/** A board counts its cool-down on a clock of its own, and from when the pulse reaches it. */
const coolDownReserveMs = 50;

/** What one event on the wire changed in what is known of a bank. */
export interface BankChange {
  readonly locks: readonly number[];
  readonly health: boolean;
}

/** The trays wired to one lock board: the board's bytes, its health, and what its sensors show. */
export class Bank {
  readonly id: string;
  readonly pulseMs: number;
  readonly board: Board;
  readonly observation: Observation;
  private record: HealthRecord = startingHealth;
  private readonly coolDownMs: number;
  private readonly coolAtMs = new Map<number, number>();

  constructor(hardware: BankHardware) {
    const settings = bankSettings(hardware);
    this.id = hardware.id;
    this.pulseMs = settings.pulseMs;
    this.coolDownMs = settings.coolDownMs > 0 ? settings.coolDownMs + coolDownReserveMs : 0;
    this.board = boardDrivers[hardware.driver].board(settings);
    this.observation = new Observation(hardware.trays.map(({ lock }) => lock));
  }

  get health(): BankHealth {
    return this.record.health;
  }

  /** A pulse of the lock has been handed to the line. */
  pulsed(lock: number, atMs: number): void {
    this.coolAtMs.set(lock, atMs + this.pulseMs + this.coolDownMs);
  }

  /** When the lock may be pulsed again, on the monotonic clock. */
  pulseReadyAtMs(lock: number): number {
    return this.coolAtMs.get(lock) ?? 0;
  }

  replied(reading: BoardReading, nowMs: number): BankChange {
    const locks = this.observation.record(reading, nowMs);
    return { locks, health: this.setHealth(afterReply(this.record)) };
  }

  missed(): BankChange {
    const health = this.setHealth(afterMiss(this.record));
    return { locks: this.health === 'silent' ? this.observation.forget() : [], health };
  }

  disconnected(): BankChange {
    return { locks: this.observation.forget(), health: this.setHealth(disconnectedHealth) };
  }

  private setHealth(next: HealthRecord): boolean {
    const changed = next.health !== this.record.health;
    this.record = next;
    return changed;
  }
}
