import { isIPv4, isIPv6 } from 'node:net';
import { minuteMs } from '../../kernel/index.js';

interface Bucket {
  /** What is left to be spent: a request costs `minuteMs`, and each millisecond brings `perMinute`. Whole numbers alone. */
  readonly left: number;
  readonly atMs: number;
}

/**
 * How many requests a source may send, an address or a partner: as many at once as it may send in a minute, and from then on
 * as many as a minute brings back. Whoever has been quiet longest is forgotten first, which lets nobody in who would not be
 * let in anyhow but for the one that is forgotten.
 */
export class RequestRates {
  private readonly buckets = new Map<string, Bucket>();

  /** @param nowMs of a clock that nobody sets. */
  constructor(
    private readonly perMinute: number,
    private readonly nowMs: () => number,
    private readonly mostSources = 20_000,
  ) {}

  /** Counts a request of a source. @returns 0 where it is let in; else after how many milliseconds one would be. */
  take(whose: string): number {
    const atMs = Math.floor(this.nowMs());
    const known = this.buckets.get(whose);
    const full = this.perMinute * minuteMs;
    const left = known ? Math.min(full, known.left + (atMs - known.atMs) * this.perMinute) : full;
    const letIn = left >= minuteMs;
    this.remember(whose, { left: letIn ? left - minuteMs : left, atMs });
    return letIn ? 0 : Math.ceil((minuteMs - left) / this.perMinute);
  }

  /** How many sources are remembered. */
  get size(): number {
    return this.buckets.size;
  }

  private remember(whose: string, bucket: Bucket): void {
    this.buckets.delete(whose);
    this.buckets.set(whose, bucket);
    const [quietest] = this.buckets.keys();
    if (this.buckets.size > this.mostSources && quietest !== undefined) this.buckets.delete(quietest);
  }
}

/** Whoever has one IPv6 address has the 2⁶⁴ of its network (RFC 6177): they count as one. */
export function sourceOf(address: string): string {
  const bare = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return 'unknown';
  const [head = '', tail] = bare.replace(/%.*$/, '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
