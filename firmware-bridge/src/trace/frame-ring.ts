import { longestTracedBytes, type TraceFrame } from '../../contract/index.js';

/** A frame as it stood on the wire, before anybody says what it means. */
export interface RawFrame extends Pick<TraceFrame, 'sequence' | 'bus' | 'atMonotonicMs' | 'direction'> {
  /** The first `longestTracedBytes` bytes. */
  readonly bytes: Uint8Array;
  readonly byteCount: number;
}

interface Newest {
  readonly frame: RawFrame;
  readonly lastPieceAtMs: number;
}

/** About 12 s of a scan at full speed, in less than a megabyte. */
export const mostFrames = 2_000;

/** A reply comes in pieces; USB adapters hand them over up to 16 ms apart (FTDI AN232B-04, latency timer). */
export const sameFrameMs = 20;

/** The newest frames of all buses. */
export class FrameRing {
  private readonly frames: RawFrame[] = [];
  private readonly newestOfBus = new Map<string, Newest>();
  private lastSequence = 0;

  sent(bus: string, bytes: Uint8Array, atMonotonicMs: number): void {
    this.add({ bus, direction: 'sent', atMonotonicMs }, bytes);
  }

  received(bus: string, bytes: Uint8Array, atMonotonicMs: number): void {
    const newest = this.newestOfBus.get(bus);
    const goesOn =
      newest?.frame.direction === 'received' && atMonotonicMs - newest.lastPieceAtMs <= sameFrameMs;
    const place = goesOn ? this.frames.lastIndexOf(newest.frame) : -1;
    if (!goesOn || place < 0) {
      this.add({ bus, direction: 'received', atMonotonicMs }, bytes);
      return;
    }
    const { frame } = newest;
    const whole = {
      ...frame,
      bytes: Uint8Array.from([...frame.bytes, ...bytes].slice(0, longestTracedBytes)),
      byteCount: frame.byteCount + bytes.length,
    };
    this.frames[place] = whole;
    this.newestOfBus.set(bus, { frame: whole, lastPieceAtMs: atMonotonicMs });
  }

  /** Every frame that is still held, oldest first. */
  all(): readonly RawFrame[] {
    return this.frames;
  }

  private add(place: Pick<RawFrame, 'bus' | 'direction' | 'atMonotonicMs'>, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.lastSequence += 1;
    const frame = {
      ...place,
      sequence: this.lastSequence,
      bytes: bytes.slice(0, longestTracedBytes),
      byteCount: bytes.length,
    };
    this.frames.push(frame);
    if (this.frames.length > mostFrames) this.frames.shift();
    this.newestOfBus.set(place.bus, { frame, lastPieceAtMs: place.atMonotonicMs });
  }
}
