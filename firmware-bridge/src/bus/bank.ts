import type { BankHealth, BankState } from '../../contract/index.js';
import type { BoardReading } from '../boards/driver.js';
import {
  afterGuardLost,
  afterLoss,
  afterMiss,
  afterReply,
  fullReply,
  isNews,
  startingHealth,
  type HealthRecord,
  type Loss,
  type Miss,
  type Reply,
} from './health.js';
import { missingDetail } from './bank-detail.js';
import { Observation } from './observation.js';

/** What one event changed in what is known of a bank. */
export interface BankChange {
  readonly locks: readonly number[];
  /** Its health, or the reason for it. */
  readonly health: boolean;
}

/** What every bank has, whatever its locks hang on. */
export interface BankTraits {
  readonly id: string;
  readonly pulseMs: number;
  /** From the end of a pulse, as the host counts it, to the next of the same lock, in milliseconds. */
  readonly coolDownMs: number;
  /** The locks that have a tray. */
  readonly locks: readonly number[];
}

/** A lock lets go later than the host counts: the pulse comes to it by its way, and is timed by a clock that is not the host's. */
const lateByWayMs = 50;
const lateByClock = 0.02;

/** Trays whose locks and sensors hang together: their health, and what the sensors show. */
export class Bank {
  readonly id: string;
  readonly pulseMs: number;
  readonly observation: Observation;
  private record: HealthRecord = startingHealth;
  private readonly coolDownMs: number;
  private readonly coolAtMs = new Map<number, number>();
  private readonly lockedAgainAt = new Map<number, number>();
  private startCoolAtMs = 0;
  private startLockedAgainAtMs = Number.NEGATIVE_INFINITY;

  constructor({ id, pulseMs, coolDownMs, locks }: BankTraits) {
    this.id = id;
    this.pulseMs = pulseMs;
    this.coolDownMs = coolDownMs;
    this.observation = new Observation(locks);
  }

  get health(): BankHealth {
    return this.record.health;
  }

  /** Its health with the reason, as it is told. */
  get state(): BankState {
    const { health, reason, detail } = this.record;
    return { bank: this.id, health, reason, detail };
  }

  /** Whether its line was given up because nothing came over it, and nothing else is known of it since. */
  get isOnSilentLine(): boolean {
    return this.record.reason === 'line_silent';
  }

  /** Whether its last question was answered. */
  get answeredLast(): boolean {
    return this.record.goodReplies > 0;
  }

  /**
   * The bridge starts. An earlier start may have pulsed any lock just before: each may be energised still, and where locks must cool
   * down, each counts as pulsed now.
   */
  started(atMs: number): void {
    this.startLockedAgainAtMs = this.surelyOverAtMs(atMs);
    if (this.coolDownMs > 0) this.startCoolAtMs = atMs + this.pulseMs + this.coolDownMs;
  }

  /** A pulse of the lock has been handed to the line; told again with the time where it began later. */
  pulsed(lock: number, atMs: number): void {
    this.coolAtMs.set(lock, atMs + this.pulseMs + this.coolDownMs);
    this.lockedAgainAt.set(lock, this.surelyOverAtMs(atMs));
  }

  /** Until then the lock may be energised, so that a door that is shut may come open; on the monotonic clock. */
  lockedAgainAtMs(lock: number): number {
    return this.lockedAgainAt.get(lock) ?? this.startLockedAgainAtMs;
  }

  /** When the lock may be pulsed again, on the monotonic clock. */
  pulseReadyAtMs(lock: number): number {
    return this.coolAtMs.get(lock) ?? this.startCoolAtMs;
  }

  replied(reading: BoardReading, nowMs: number): BankChange {
    const locks = this.observation.record(reading, nowMs);
    return { locks, health: this.setHealth(afterReply(this.record, this.replyOf(reading))) };
  }

  missed(miss: Miss): BankChange {
    const health = this.setHealth(afterMiss(this.record, miss));
    return { locks: this.health === 'silent' ? this.observation.forget() : [], health };
  }

  /** What drives its locks is gone. */
  guardLost(detail: BankState['detail']): BankChange {
    const health = this.setHealth(afterGuardLost(this.record, detail));
    return { locks: this.observation.forget(), health };
  }

  disconnected(loss: Loss): BankChange {
    return { locks: this.observation.forget(), health: this.setHealth(afterLoss(this.record, loss)) };
  }

  private surelyOverAtMs(pulsedAtMs: number): number {
    return pulsedAtMs + lateByWayMs + (1 + lateByClock) * this.pulseMs;
  }

  private replyOf(reading: BoardReading): Reply {
    const missing = this.observation.locks.filter((lock) => !reading.has(lock));
    return missing.length === 0 ? fullReply : { reason: 'locks_missing', detail: missingDetail(missing) };
  }

  private setHealth(next: HealthRecord): boolean {
    const changed = isNews(this.record, next);
    this.record = next;
    return changed;
  }
}
