import { describe, expect, it } from '@jest/globals';
import { board8a } from '../boards/8a/driver.js';
import { kerongCu16 } from '../boards/kerong-cu16/driver.js';
import { FakeTime } from '../testing/fake-time.js';
import { quiet } from '../testing/bench.js';
import type { Transport } from '../transports/transport.js';
import { longestReplyBytes, Wire } from './wire.js';

const replyTimeoutMs = 60;
const settings = {
  closedBit: 1,
  occupancySensor: false,
  pulseMs: 500,
  statusByteOrder: 'ascending',
} as const;
const board0 = kerongCu16.board({ ...settings, board: 0 });
const board1 = kerongCu16.board({ ...settings, board: 1 });
const replyOf0 = Uint8Array.of(0x02, 0x00, 0x35, 0xfe, 0xff, 0x00, 0x00, 0x03, 0x37);
const replyOf1 = Uint8Array.of(0x02, 0x10, 0x35, 0xff, 0xff, 0x00, 0x00, 0x03, 0x48);

/** Of a large 8A board. Its first seven bytes are a good reply of a small one. */
const longBody = [0x80, 0x01, 0x00, 0x00, 0x00, 0x33, 0xb2, 0x00, 0x00, 0x33];
const longReply = Uint8Array.of(
  ...longBody,
  longBody.reduce((rest, byte) => rest ^ byte),
);

function setUp() {
  const time = new FakeTime();
  const line = { up: true, written: [] as number[][] };
  const transport: Transport = {
    description: 'a line',
    start: () => undefined,
    write: (bytes) => {
      if (line.up) line.written.push([...bytes]);
      return line.up;
    },
    stop: () => Promise.resolve(),
  };
  return { time, line, wire: new Wire(transport, replyTimeoutMs, time, quiet) };
}

describe('Wire', () => {
  it('takes a reply that comes byte by byte', async () => {
    const { wire } = setUp();
    const answer = wire.ask(board0.status);
    for (const byte of replyOf0) wire.take(Uint8Array.of(byte));
    expect(await answer).toEqual(board0.status.read(replyOf0));
  });

  it('reads a reply that ends in silence only then, not where its beginning looks whole', async () => {
    const { wire, time } = setUp();
    const { status } = board8a.board({ ...settings, board: 1 });
    expect(status.read(longReply.subarray(0, 7))?.size).toBe(24);
    const answer = wire.ask(status);
    for (const byte of longReply) {
      time.advance(1);
      wire.take(Uint8Array.of(byte));
    }
    time.advance(5);
    const reading = await answer;
    expect(typeof reading === 'string' ? reading : reading.size).toBe(50);
    expect(time.pending()).toEqual([]);
  });

  it('takes a reply cut in two at any byte, with noise before it', async () => {
    for (let cut = 0; cut <= replyOf0.length; cut += 1) {
      const { wire } = setUp();
      const answer = wire.ask(board0.status);
      wire.take(Uint8Array.of(0x02, 0x00, 0x35));
      wire.take(replyOf0.subarray(0, cut));
      wire.take(replyOf0.subarray(cut));
      expect(await answer).toEqual(board0.status.read(replyOf0));
    }
  });

  it('hands over what a board said while it was given its rest, and nothing from before', async () => {
    const { wire, time } = setUp();
    wire.take(replyOf1);
    const unlock = board0.unlock(1);
    wire.send(unlock);
    expect(wire.heard).toHaveLength(0);
    wire.take(replyOf0);
    const heard = wire.rest(unlock);
    time.advance(unlock.restAfterMs);
    expect(await heard).toEqual(replyOf0);
    expect(wire.heard).toEqual(replyOf0);
  });

  it('does not count what an adapter gives back of the question', () => {
    const { wire } = setUp();
    void wire.ask(board0.status);
    wire.take(board0.status.bytes.subarray(0, 3));
    expect(wire.heardFor(board0.status)).toBe(3);
    wire.take(board0.status.bytes.subarray(3));
    expect(wire.heardFor(board0.status)).toBe(0);
    wire.take(Uint8Array.of(1, 2));
    expect(wire.heardFor(board0.status)).toBe(2);
  });

  it('waits its time for a reply, and no longer', async () => {
    const { wire, time } = setUp();
    const answer = wire.ask(board0.status);
    time.advance(replyTimeoutMs);
    expect(await answer).toBe('silent');
    expect(time.pending()).toEqual([]);
  });

  it('reads first what came while the process itself was kept from reading', async () => {
    const { wire, time } = setUp();
    const answer = wire.ask(board0.status);
    time.stall(replyTimeoutMs + 20);
    wire.take(replyOf0);
    expect(await answer).toEqual(board0.status.read(replyOf0));
    expect(time.pending()).toEqual([]);
  });

  it('takes no pause of its own for the silence that ends a reply', async () => {
    const { wire, time } = setUp();
    const { status } = board8a.board({ ...settings, board: 1 });
    const answer = wire.ask(status);
    // What has come looks like the whole reply of a small board.
    wire.take(longReply.subarray(0, 7));
    time.stall(20);
    wire.take(longReply.subarray(7));
    time.advance(5);
    const reading = await answer;
    expect(typeof reading === 'string' ? reading : reading.size).toBe(50);
  });

  it('waits no longer than it takes to read that', async () => {
    const { wire, time } = setUp();
    const answer = wire.ask(board0.status);
    time.stall(replyTimeoutMs + 20);
    expect(time.pending()).toEqual([10]);
    time.stall(100);
    expect(await answer).toBe('silent');
    expect(time.pending()).toEqual([]);
  });

  it('does not take the late reply of another board, nor one that came before the question', async () => {
    const { wire, time } = setUp();
    const first = wire.ask(board0.status);
    time.advance(replyTimeoutMs);
    await first;
    wire.take(replyOf1);
    const second = wire.ask(board1.status);
    wire.take(replyOf0);
    time.advance(replyTimeoutMs);
    expect(await second).toBe('silent');
  });

  it('finds a reply behind more noise than it keeps', async () => {
    const { wire } = setUp();
    const answer = wire.ask(board0.status);
    wire.take(new Uint8Array(3 * longestReplyBytes).fill(0x02));
    wire.take(replyOf0);
    expect(await answer).toEqual(board0.status.read(replyOf0));
  });

  it('has no answer over a line that is down, or goes down meanwhile', async () => {
    const { wire, line, time } = setUp();
    const answer = wire.ask(board0.status);
    wire.drop();
    expect(await answer).toBe('lost');
    line.up = false;
    expect(await wire.ask(board0.status)).toBe('lost');
    expect(time.pending()).toEqual([]);
  });

  it('never has two questions at once', () => {
    const { wire } = setUp();
    void wire.ask(board0.status);
    expect(() => wire.ask(board1.status)).toThrow('two questions');
  });
});
