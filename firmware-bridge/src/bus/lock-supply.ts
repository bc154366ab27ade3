import { pulseGapMsOf, type BusHardware, type SupplyHardware } from '../../contract/index.js';

/** What the locks of a supply may draw. */
export type SupplyBudget = Pick<SupplyHardware, 'minimumPulseGapMs' | 'locksAtOnce'>;

/** A board counts its pulse on a clock of its own, and from when the pulse reaches it; on another bus nothing waits for that. */
export const sharedReserveMs = 50;

/** Who asked longer ago than this is busy with its line, and is not waited for. */
export const longestUnaskedMs = 250;

/** One bus on the supply. */
export interface SupplyUser {
  /** It may be its turn now, or earlier than it was told. */
  readonly wake: () => void;
}

interface Asked {
  readonly arrival: number;
  readonly atMs: number;
}

/** A pulse that was given its place: one of the locks that may be energised at once. */
export interface SupplyPlace {
  /** The lock draws; the place is free again by itself. */
  begun(atMs: number, pulseMs: number): void;
  /** No lock draws. Nothing happens where one does. */
  giveBack(): void;
}

/**
 * The power budget of the locks that hang on one supply, on whichever buses. A pulse takes a place, which is free again
 * `minimumPulseGapMs` after the end of the pulse, and no two pulses begin within that gap. Places end by time alone: whatever becomes of
 * the line, no place is held for ever. Pulses come in the order of their commands.
 */
export class LockSupply {
  private readonly asked = new Map<SupplyUser, Asked>();
  /** When each place that is taken is free again; infinite until its lock draws. */
  private readonly taken = new Map<SupplyPlace, number>();
  private nextBeginAtMs = Number.NEGATIVE_INFINITY;
  private untilMs = Number.NEGATIVE_INFINITY;
  private arrivals = 0;

  /** @param reserveMs the rest after each pulse at least, where the gap is shorter */
  constructor(
    private readonly budget: SupplyBudget,
    private readonly reserveMs = sharedReserveMs,
  ) {}

  /** The budget of a bus of which the site file does not say that it shares its supply. */
  static ofBusAlone(bus: Pick<BusHardware, 'minimumPulseGapMs'>): LockSupply {
    return new LockSupply({ minimumPulseGapMs: pulseGapMsOf(bus), locksAtOnce: 1 }, 0);
  }

  /**
   * The bridge starts. An earlier start may have pulsed as many locks as the supply bears just before, and boards end their pulses by
   * themselves: each place counts as taken now.
   */
  started(atMs: number, longestPulseMs: number): void {
    this.untilMs = Math.max(this.untilMs, atMs + longestPulseMs + this.restMs);
  }

  /**
   * No place is had before, on the monotonic clock: it rests after the start of the bridge, or as many locks as it bears draw now. Whether
   * one is had then depends on who comes first.
   */
  restsUntilMs(nowMs: number): number {
    const freeAtMs = this.freeAtMs(nowMs);
    // Now is no moment to wait for, and when a pulse begins that is under way nobody knows.
    return freeAtMs > nowMs && Number.isFinite(freeAtMs) ? freeAtMs : this.untilMs;
  }

  /** Numbers a command as it comes, over all buses of the supply. */
  arrive(): number {
    this.arrivals += 1;
    return this.arrivals;
  }

  /**
   * When the bus may take a place, on the monotonic clock; infinite while another bus comes first or nobody knows. It asks again
   * whenever it is awake, as long as it has a pulse that waits for nothing else.
   */
  turnAtMs(user: SupplyUser, arrival: number, nowMs: number): number {
    this.asked.set(user, { arrival, atMs: nowMs });
    const comesFirst = [...this.asked].every(
      ([other, { arrival: earlier, atMs }]) =>
        other === user || earlier > arrival || nowMs - atMs > longestUnaskedMs,
    );
    return comesFirst ? this.freeAtMs(nowMs) : Number.POSITIVE_INFINITY;
  }

  /** The bus has nothing to pulse at the moment. */
  leave(user: SupplyUser): void {
    if (this.asked.delete(user)) this.wakeOthers(user);
  }

  /** Only in the breath in which it is the bus's turn. */
  take(user: SupplyUser): SupplyPlace {
    this.asked.delete(user);
    const place: SupplyPlace = {
      begun: (atMs, pulseMs) => {
        this.taken.set(place, atMs + pulseMs + this.restMs);
        this.nextBeginAtMs = atMs + this.budget.minimumPulseGapMs;
        this.wakeOthers(user);
      },
      giveBack: () => {
        if (this.taken.get(place) !== Number.POSITIVE_INFINITY) return;
        this.taken.delete(place);
        this.wakeOthers(user);
      },
    };
    this.taken.set(place, Number.POSITIVE_INFINITY);
    return place;
  }

  private freeAtMs(nowMs: number): number {
    for (const [place, untilMs] of this.taken) if (untilMs <= nowMs) this.taken.delete(place);
    // A pulse that is under way to its lock may begin at any moment, and the gap counts from then.
    if ([...this.taken.values()].includes(Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
    const ends = [...this.taken.values()].sort((one, other) => one - other);
    const spare = this.budget.locksAtOnce - ends.length;
    const placeAtMs = spare > 0 ? nowMs : (ends[-spare] ?? nowMs);
    return Math.max(placeAtMs, this.nextBeginAtMs, this.untilMs);
  }

  private get restMs(): number {
    return Math.max(this.budget.minimumPulseGapMs, this.reserveMs);
  }

  private wakeOthers(user: SupplyUser): void {
    for (const other of this.asked.keys()) if (other !== user) other.wake();
  }
}
