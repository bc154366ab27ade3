import type { Time } from '../time.js';
import type { Link, LinkEvents, OpenLink } from './link.js';
import type { LineLoss, Transport, TransportListener } from './transport.js';

/** First pause before another try; doubles with each failure up to the longest. */
export const firstPauseMs = 100;
export const longestPauseMs = 5_000;

/** A try that has neither opened nor failed by then is given up: a TCP connect may hang for minutes. */
export const openTimeoutMs = 5_000;

/** A line that takes no bytes for that long is closed and opened again. */
export const longestStallMs = 5_000;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening' | 'open'; readonly link: Link }
  | { readonly kind: 'pausing' }
  | { readonly kind: 'stopped' };

/** Keeps one link open, whatever kind it is. */
export class ReconnectingTransport implements Transport {
  private state: State = { kind: 'idle' };
  private listener: TransportListener | undefined;
  private failures = 0;
  private readonly told = new Set<LineLoss['reason']>();
  private stalledSinceMs: number | undefined;
  private cancelTimer = (): void => undefined;

  constructor(
    readonly description: string,
    private readonly openLink: OpenLink,
    private readonly time: Time,
  ) {}

  start(listener: TransportListener): void {
    if (this.state.kind !== 'idle') throw new Error(`${this.description}: a transport is started once`);
    this.listener = listener;
    this.open();
  }

  write(bytes: Uint8Array): boolean {
    if (this.state.kind !== 'open') return false;
    const { link } = this.state;
    if (link.pendingBytes() === 0) {
      this.stalledSinceMs = undefined;
      link.write(bytes);
      return true;
    }
    const nowMs = this.time.monotonicMs();
    this.stalledSinceMs ??= nowMs;
    if (nowMs - this.stalledSinceMs > longestStallMs) void link.close();
    return false;
  }

  async stop(): Promise<void> {
    this.cancelTimer();
    const { state } = this;
    this.state = { kind: 'stopped' };
    if ('link' in state) await state.link.close();
  }

  private open(): void {
    // Events of an earlier link, or of one given up, must not touch the present one.
    let current = true;
    const ended = (detail: string): void => {
      if (!current || this.state.kind === 'stopped') return;
      current = false;
      this.cancelTimer();
      this.pause({ reason: this.state.kind === 'open' ? 'line_lost' : 'line_not_opened', detail });
    };
    const events: LinkEvents = {
      opened: () => {
        if (!current || this.state.kind === 'stopped') return;
        this.cancelTimer();
        this.state = { kind: 'open', link };
        this.told.clear();
        this.stalledSinceMs = undefined;
        this.listener?.connected();
      },
      received: (bytes) => {
        if (!current || this.state.kind !== 'open') return;
        this.failures = 0;
        this.listener?.received(bytes);
      },
      closed: ended,
    };
    const link = this.openLink(events);
    this.state = { kind: 'opening', link };
    this.cancelTimer = this.time.schedule(openTimeoutMs, () => {
      ended(`not open after ${openTimeoutMs} ms`);
      void link.close();
    });
  }

  private pause(loss: LineLoss): void {
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** this.failures);
    // The pause is at its longest long before this bound; without it the power would run away after weeks of failures.
    this.failures = Math.min(this.failures + 1, 16);
    this.state = { kind: 'pausing' };
    this.cancelTimer = this.time.schedule(pauseMs, () => {
      this.open();
    });
    if (this.told.has(loss.reason)) return;
    this.told.add(loss.reason);
    this.listener?.lost(loss);
  }
}
