import { type CancelTimer, type Timers } from '../timers.js';

/** 8N1: a start bit, eight data bits, a stop bit. */
const bitsPerByte = 10;

/** What a converter's buffer holds; a host that writes on without listening loses the rest. */
const longestBacklogBytes = 4096;

interface Transmission {
  readonly bytes: Uint8Array;
  /** Monotonic time at which its last byte has arrived. */
  readonly arrivesAtMs: number;
}

/**
 * One direction of a serial line. Bytes reach the other end no faster than the baud rate allows, in the order they were
 * sent, each `send` in one piece when its last byte has arrived.
 */
export class Wire {
  private readonly onTheWay: Transmission[] = [];
  private backlogBytes = 0;
  private freeAtMs = 0;
  private cancelTimer: CancelTimer | undefined;

  constructor(
    private readonly baudRate: number,
    private readonly timers: Timers,
    private readonly deliver: (bytes: Uint8Array) => void,
  ) {}

  /** @param delayMs how long the sender waits before its first bit */
  send(bytes: Uint8Array, delayMs = 0): void {
    if (bytes.length === 0 || this.backlogBytes + bytes.length > longestBacklogBytes) return;
    const beginsAtMs = Math.max(this.timers.monotonicMs() + delayMs, this.freeAtMs);
    const arrivesAtMs = beginsAtMs + (bytes.length * bitsPerByte * 1000) / this.baudRate;
    this.freeAtMs = arrivesAtMs;
    this.backlogBytes += bytes.length;
    this.onTheWay.push({ bytes, arrivesAtMs });
    this.waitForNext();
  }

  /** Loses everything on the way, as when the cable is cut. */
  clear(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    this.onTheWay.length = 0;
    this.backlogBytes = 0;
    this.freeAtMs = 0;
  }

  private waitForNext(): void {
    const next = this.onTheWay[0];
    if (!next || this.cancelTimer) return;
    this.cancelTimer = this.timers.after(next.arrivesAtMs - this.timers.monotonicMs(), () => {
      this.cancelTimer = undefined;
      this.arrive(next);
      this.waitForNext();
    });
  }

  private arrive(next: Transmission): void {
    // A timer may ring a little early; the bytes may not come early.
    if (next.arrivesAtMs > this.timers.monotonicMs()) return;
    this.onTheWay.shift();
    this.backlogBytes -= next.bytes.length;
    this.deliver(next.bytes);
  }
}
