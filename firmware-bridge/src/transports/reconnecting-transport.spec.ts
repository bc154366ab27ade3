import { describe, expect, it } from '@jest/globals';
import { FakeTime } from '../testing/fake-time.js';
import type { Link, LinkEvents } from './link.js';
import {
  firstPauseMs,
  longestPauseMs,
  longestStallMs,
  openTimeoutMs,
  ReconnectingTransport,
} from './reconnecting-transport.js';

class HandDrivenLink implements Link {
  readonly written: number[][] = [];
  pending = 0;
  closes = 0;

  constructor(readonly events: LinkEvents) {}

  write(bytes: Uint8Array): void {
    this.written.push([...bytes]);
  }
  pendingBytes(): number {
    return this.pending;
  }
  close(): Promise<void> {
    this.closes += 1;
    this.events.closed('closed');
    return Promise.resolve();
  }
}

function setUp() {
  const time = new FakeTime();
  const links: HandDrivenLink[] = [];
  const heard: string[] = [];
  const transport = new ReconnectingTransport(
    'a line',
    (events) => {
      const link = new HandDrivenLink(events);
      links.push(link);
      return link;
    },
    time,
    { afterQuestionMs: 3_000, afterPulseMs: 400 },
  );
  transport.start({
    connected: () => heard.push('connected'),
    received: (bytes) => heard.push(`received ${bytes.length}`),
    lost: ({ reason, detail }) => heard.push(`${reason}: ${detail}`),
  });
  const newest = (): HandDrivenLink => {
    const link = links.at(-1);
    if (!link) throw new Error('no link was opened');
    return link;
  };
  return { time, links, heard, transport, newest };
}

describe('ReconnectingTransport', () => {
  it('reports the first failure once and tries for ever with bounded pauses', () => {
    const { time, links, heard, newest } = setUp();
    const pauses: number[] = [];
    for (let failure = 0; failure < 40; failure += 1) {
      newest().events.closed('no such port');
      expect(time.pending()).toHaveLength(1);
      pauses.push(time.pending()[0] ?? Number.NaN);
      time.advance(longestPauseMs);
    }
    expect(heard).toEqual(['line_not_opened: no such port']);
    expect(links).toHaveLength(41);
    expect(pauses.slice(0, 3)).toEqual([firstPauseMs, 2 * firstPauseMs, 4 * firstPauseMs]);
    expect(Math.max(...pauses)).toBe(longestPauseMs);
  });

  it('begins again with the short pause once bytes have come over a line', () => {
    const { time, newest } = setUp();
    for (let failure = 0; failure < 10; failure += 1) {
      newest().events.closed('no such port');
      time.advance(longestPauseMs);
    }
    newest().events.opened();
    newest().events.received(Uint8Array.of(1));
    newest().events.closed('pulled out');
    expect(time.pending()).toEqual([firstPauseMs]);
  });

  it('keeps the long pause for a far end that accepts and hangs up', () => {
    const { time, newest } = setUp();
    for (let round = 0; round < 10; round += 1) {
      newest().events.opened();
      newest().events.closed('hung up');
      time.advance(longestPauseMs);
    }
    newest().events.opened();
    newest().events.closed('hung up');
    expect(time.pending()).toEqual([longestPauseMs]);
  });

  it('reports each loss and each connection in turn', () => {
    const { time, heard, newest } = setUp();
    newest().events.opened();
    newest().events.closed('pulled out');
    time.advance(longestPauseMs);
    newest().events.opened();
    expect(heard).toEqual(['connected', 'line_lost: pulled out', 'connected']);
  });

  it('tells of a line that was lost when it cannot be opened again, and of neither twice', () => {
    const { time, heard, newest } = setUp();
    newest().events.opened();
    newest().events.closed('pulled out');
    for (const detail of ['no such port', 'not allowed', 'no such port']) {
      time.advance(longestPauseMs);
      newest().events.closed(detail);
    }
    expect(heard).toEqual(['connected', 'line_lost: pulled out', 'line_not_opened: no such port']);
    time.advance(longestPauseMs);
    newest().events.opened();
    newest().events.closed('pulled out');
    expect(heard.slice(3)).toEqual(['connected', 'line_lost: pulled out']);
  });

  it('gives up an opening that hangs, and hears nothing of it any more', () => {
    const { time, links, heard, newest } = setUp();
    const hanging = newest();
    time.advance(openTimeoutMs);
    expect(hanging.closes).toBe(1);
    time.advance(firstPauseMs);
    expect(links).toHaveLength(2);
    hanging.events.opened();
    expect(heard).toEqual([`line_not_opened: not open after ${openTimeoutMs} ms`]);
  });

  it('writes only to an open line that has taken all earlier bytes', () => {
    const { transport, newest } = setUp();
    expect(transport.write(Uint8Array.of(1))).toBe(false);
    newest().events.opened();
    newest().pending = 5;
    expect(transport.write(Uint8Array.of(2))).toBe(false);
    newest().pending = 0;
    expect(transport.write(Uint8Array.of(3))).toBe(true);
    expect(newest().written).toEqual([[3]]);
  });

  it('closes a line that takes no bytes for too long', () => {
    const { time, heard, transport, newest } = setUp();
    newest().events.opened();
    newest().pending = 5;
    transport.write(Uint8Array.of(1));
    time.advance(longestStallMs);
    transport.write(Uint8Array.of(1));
    expect(heard).toEqual(['connected']);
    time.advance(1);
    transport.write(Uint8Array.of(1));
    expect(heard).toEqual(['connected', 'line_lost: closed']);
  });

  it.each(['question', 'pulse'] as const)('gives up a line on which nothing answers a %s', (what) => {
    const { time, links, heard, transport, newest } = setUp();
    newest().events.opened();
    transport.write(Uint8Array.of(1), what);
    const silentMs = what === 'pulse' ? 400 : 3_000;
    time.advance(silentMs - 1);
    expect(newest().closes).toBe(0);
    time.advance(1);
    expect(newest().closes).toBe(1);
    expect(heard).toEqual(['connected', `line_silent: nothing heard for ${silentMs} ms`]);
    expect(time.pending()).toEqual([firstPauseMs]);
    time.advance(firstPauseMs);
    expect(links).toHaveLength(2);
  });

  it('keeps a line on which anything is heard, and holds nothing of the last one against the next', () => {
    const { time, heard, transport, newest } = setUp();
    newest().events.opened();
    transport.write(Uint8Array.of(1));
    newest().events.received(Uint8Array.of(1));
    expect(time.pending()).toEqual([]);
    transport.write(Uint8Array.of(1));
    newest().events.closed('pulled out');
    time.advance(firstPauseMs);
    newest().events.opened();
    time.advance(longestPauseMs);
    expect(heard).toEqual(['connected', 'received 1', 'line_lost: pulled out', 'connected']);
  });

  it('is silent and idle after it was stopped', async () => {
    const { time, links, heard, transport, newest } = setUp();
    newest().events.opened();
    transport.write(Uint8Array.of(1));
    await transport.stop();
    time.advance(10 * longestPauseMs);
    expect(heard).toEqual(['connected']);
    expect(links).toHaveLength(1);
    expect(time.pending()).toEqual([]);
  });
});
