import { type CancelTimer, type Timers } from '../timers.js';

/** 8N1: a start bit, eight data bits, a stop bit. */
export const bitsPerByte = 10;

/** What a converter's buffer holds; a host that writes on without listening loses the rest. */
const longestBacklogBytes = 4096;

/** How long so many bytes take. */
export function wireTimeMs(byteCount: number, baudRate: number): number {
  return (byteCount * bitsPerByte * 1000) / baudRate;
}

interface Transmission {
  readonly bytes: Uint8Array;
  /** Told when they have arrived. */
  readonly arrived: (() => void) | undefined;
  /** Monotonic time before which its sender does not begin. */
  readonly notBeforeMs: number;
}

/**
 * One direction of a serial line. Bytes reach the other end no faster than the baud rate allows, one transmission after the other in
 * the order in which their senders begin, each in one piece when its last byte has arrived.
 */
export class Wire {
  /** In the order in which they begin; the first may be under way. */
  private readonly onTheWay: Transmission[] = [];
  private backlogBytes = 0;
  private freeAtMs = 0;
  private cancelTimer: CancelTimer = () => undefined;

  constructor(
    private readonly baudRate: number,
    private readonly timers: Timers,
    private readonly deliver: (bytes: Uint8Array) => void,
  ) {}

  /**
   * @param delayMs how long the sender waits before its first bit; others may send meanwhile
   * @param arrived told when the bytes, even if there are none, have arrived
   */
  send(bytes: Uint8Array, delayMs = 0, arrived?: () => void): void {
    if ((bytes.length === 0 && !arrived) || this.backlogBytes + bytes.length > longestBacklogBytes) return;
    const notBeforeMs = this.timers.monotonicMs() + delayMs;
    this.backlogBytes += bytes.length;
    // None of these has begun: each begins after this one may.
    const later = this.onTheWay.findIndex((other) => other.notBeforeMs > notBeforeMs);
    this.onTheWay.splice(later === -1 ? this.onTheWay.length : later, 0, { bytes, notBeforeMs, arrived });
    this.waitForNext();
  }

  /** Loses everything on the way, as when the cable is cut. */
  clear(): void {
    this.cancelTimer();
    this.onTheWay.length = 0;
    this.backlogBytes = 0;
    this.freeAtMs = 0;
  }

  private waitForNext(): void {
    this.cancelTimer();
    const [next] = this.onTheWay;
    if (!next) return;
    const beginsAtMs = Math.max(next.notBeforeMs, this.freeAtMs);
    const arrivesAtMs = beginsAtMs + wireTimeMs(next.bytes.length, this.baudRate);
    this.cancelTimer = this.timers.after(arrivesAtMs - this.timers.monotonicMs(), () => {
      // A timer may ring a little early; the bytes may not come early.
      if (arrivesAtMs <= this.timers.monotonicMs()) this.arrive(next, arrivesAtMs);
      this.waitForNext();
    });
  }

  private arrive(transmission: Transmission, atMs: number): void {
    this.onTheWay.shift();
    this.freeAtMs = atMs;
    this.backlogBytes -= transmission.bytes.length;
    if (transmission.bytes.length > 0) this.deliver(transmission.bytes);
    transmission.arrived?.();
  }
}
