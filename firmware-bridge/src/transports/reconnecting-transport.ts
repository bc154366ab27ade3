import type { Time } from '../time.js';
import type { Link, LinkEvents, OpenLink } from './link.js';
import { SilenceWatch, type SilenceBounds, type Written } from './silence-watch.js';
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
  | { readonly kind: 'opening'; readonly link: Link }
  | { readonly kind: 'open'; readonly link: Link; readonly lose: (loss: LineLoss) => void }
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
  private readonly silence: SilenceWatch | undefined;

  /** @param silence for links that may die without a word */
  constructor(
    readonly description: string,
    private readonly openLink: OpenLink,
    private readonly time: Time,
    silence?: SilenceBounds,
  ) {
    this.silence =
      silence &&
      new SilenceWatch(silence, time, (silentMs) => {
        this.giveUp(silentMs);
      });
  }

  start(listener: TransportListener): void {
    if (this.state.kind !== 'idle') throw new Error(`${this.description}: a transport is started once`);
    this.listener = listener;
    this.open();
  }

  write(bytes: Uint8Array, what: Written = 'question'): boolean {
    if (this.state.kind !== 'open') return false;
    const { link } = this.state;
    if (link.pendingBytes() === 0) {
      this.stalledSinceMs = undefined;
      link.write(bytes);
      this.silence?.wrote(what);
      return true;
    }
    const nowMs = this.time.monotonicMs();
    this.stalledSinceMs ??= nowMs;
    if (nowMs - this.stalledSinceMs > longestStallMs) void link.close();
    return false;
  }

  async stop(): Promise<void> {
    this.cancelTimer();
    this.silence?.ended();
    const { state } = this;
    this.state = { kind: 'stopped' };
    if ('link' in state) await state.link.close();
  }

  private open(): void {
    // Events of an earlier link, or of one given up, must not touch the present one.
    let current = true;
    const lose = (loss: LineLoss): void => {
      if (!current || this.state.kind === 'stopped') return;
      current = false;
      this.cancelTimer();
      this.silence?.ended();
      this.pause(loss);
    };
    const events: LinkEvents = {
      opened: () => {
        if (!current || this.state.kind === 'stopped') return;
        this.cancelTimer();
        this.state = { kind: 'open', link, lose };
        this.told.clear();
        this.stalledSinceMs = undefined;
        this.listener?.connected();
      },
      received: (bytes) => {
        if (!current || this.state.kind !== 'open') return;
        this.failures = 0;
        this.silence?.heard();
        this.listener?.received(bytes);
      },
      closed: (detail) => {
        lose({ reason: this.state.kind === 'open' ? 'line_lost' : 'line_not_opened', detail });
      },
    };
    const link = this.openLink(events);
    this.state = { kind: 'opening', link };
    this.cancelTimer = this.time.schedule(openTimeoutMs, () => {
      lose({ reason: 'line_not_opened', detail: `not open after ${openTimeoutMs} ms` });
      void link.close();
    });
  }

  /** The link is there, and nothing comes over it. */
  private giveUp(silentMs: number): void {
    if (this.state.kind !== 'open') return;
    const { link, lose } = this.state;
    lose({ reason: 'line_silent', detail: `nothing heard for ${silentMs} ms` });
    void link.close();
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
