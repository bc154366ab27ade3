import { setImmediate as turn } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bankSettings, driverLimits, driverNames, type DriverName } from '../../../contract/index.js';
import type { Board as PlayedBoard, BoardReaction } from '../../../simulator/boards/board.js';
import { boardModelOf } from '../../../simulator/boards/registry.js';
import { boardDrivers } from '../../boards/registry.js';
import { bytesOf, vectorsOf } from '../../boards/testing/vectors.js';
import { FakeTime } from '../../testing/fake-time.js';
import type { Transport, TransportListener } from '../../transports/transport.js';
import { scanLine } from './find-boards.js';
import { planScan, type ScanWishes } from './scan-plan.js';

/** What goes over a line while it is scanned: the real frames in the order of a real scan, with the answers between them. */

interface Place {
  readonly driver: DriverName;
  readonly board: number;
}

const settingsOf = ({ driver, board }: Place): ReturnType<typeof bankSettings> =>
  bankSettings({ driver, board, occupancySensor: driverLimits[driver].occupancySensors });

function playedBoard(place: Place): PlayedBoard {
  return boardModelOf(place.driver).create({
    ...settingsOf(place),
    highestLock: driverLimits[place.driver].locks[1],
  });
}

function hear(board: PlayedBoard, bytes: Uint8Array): BoardReaction[] {
  return board.receive(bytes, (lock) => ({
    doorClosed: lock % 3 > 0,
    itemPresent: lock % 2 > 0,
    coolingDown: false,
  }));
}

/** Everything that was heard on a line, piece by piece, and which kinds were asked after. */
interface Scanned {
  readonly heard: Uint8Array[];
  readonly asked: DriverName[];
  readonly found: string[];
}

/** Scans a line on which these boards answer, whatever speed they are asked at. */
async function scan(boards: readonly Place[], wishes: ScanWishes, isSerial: boolean): Promise<Scanned> {
  const scanned: Scanned = { heard: [], asked: [], found: [] };
  const time = new FakeTime();
  const open = (): Transport => {
    const played = boards.map(playedBoard);
    let listener: TransportListener | undefined;
    return {
      description: 'a line',
      start: (each) => {
        listener = each;
        each.connected();
      },
      write: (bytes) => {
        scanned.heard.push(bytes);
        const said = played.flatMap((board) => hear(board, bytes));
        queueMicrotask(() => {
          for (const reaction of said) {
            if (reaction.kind !== 'reply') continue;
            scanned.heard.push(reaction.bytes);
            listener?.received(reaction.bytes);
          }
        });
        return true;
      },
      stop: () => Promise.resolve(),
    };
  };
  const state = { isOver: false };
  const work = scanLine(
    planScan(driverLimits, wishes, isSerial),
    { open, replyTimeoutMs: 100, time, mayGoOn: () => true },
    {
      asking: ({ driver }) => scanned.asked.push(driver),
      found: ({ driver, board }) => scanned.found.push(`${driver} ${board}`),
      unreadable: ({ driver, board }) => scanned.found.push(`unreadable ${driver} ${board}`),
    },
  ).finally(() => (state.isOver = true));
  while (!state.isOver) {
    await turn();
    const [next] = time.pending();
    if (next !== undefined) time.advance(next);
  }
  await work;
  return scanned;
}

const range = ([first, last]: readonly [number, number]): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const secondOf = (driver: DriverName): Place => ({ driver, board: driverLimits[driver].boards[0] + 1 });

/** Lines with no board, with boards of one kind, and, as must not be, with boards of two. */
const lines: readonly (readonly Place[])[] = [
  [],
  ...driverNames.map((driver) => [secondOf(driver)]),
  ...driverNames.flatMap((one) =>
    driverNames.flatMap((other) => (one < other ? [[secondOf(one), secondOf(other)]] : [])),
  ),
];

/** Every scan of the tests below. */
let scans: Scanned[];

beforeAll(async () => {
  scans = [];
  for (const boards of lines) {
    for (const isSerial of [true, false]) scans.push(await scan(boards, {}, isSerial));
    scans.push(await scan(boards, { boards: [0, 255] }, false));
  }
});

/** Some boards frame by content and not by silence: to them it is one stream. */
const streams = (): string[] => scans.map(({ heard }) => Buffer.concat(heard).toString('latin1'));

function foundIn(stream: string, frames: ReadonlySet<string>): string[] {
  const lengths = new Set([...frames].map(({ length }) => length));
  return [...lengths].flatMap((length) =>
    Array.from({ length: stream.length - length + 1 }, (_, at) => stream.slice(at, at + length))
      .filter((part) => frames.has(part))
      .map((part) => Buffer.from(part, 'latin1').toString('hex')),
  );
}

const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('what goes over a line while it is scanned, with or without boards that answer', () => {
  it('is, begins or completes the pulse of no board of any kind at any address', () => {
    const pulses = new Set(
      driverNames.flatMap((driver) =>
        range(driverLimits[driver].boards).flatMap((board) => {
          const own = boardDrivers[driver].board(settingsOf({ driver, board }));
          return range(driverLimits[driver].locks).map((lock) => asText(own.unlock(lock).bytes));
        }),
      ),
    );
    expect(pulses.size).toBeGreaterThan(100);
    expect(streams().flatMap((stream) => foundIn(stream, pulses))).toEqual([]);
  });

  const forbidding = driverNames.filter((driver) => vectorsOf(driver, 'forbidden').length > 0);
  it.each(forbidding)('has nothing in it that the vectors of %s forbid', (driver) => {
    const vectors = vectorsOf<object>(driver, 'forbidden').map(({ hex }) => asText(bytesOf(hex)));
    expect(streams().flatMap((stream) => foundIn(stream, new Set(vectors)))).toEqual([]);
    // The same for the other addresses, by the sums of the protocols page; the kinds without such a frame have none here.
    const sum = (body: number[]): number => body.reduce((total, byte) => total + byte) & 0xff;
    const xor = (body: number[]): number => body.reduce((total, byte) => total ^ byte);
    const unlockAll: Partial<Record<DriverName, (board: number) => number[]>> = {
      'kerong-cu16': (board) => [0x02, (board & 15) << 4, 0x33, 0x03],
      'kerong-cu48b': (board) => [0x02, board, 0x30, 0x61, 0x03],
      '8a': (board) => [0x8a, board, 0x00, 0x11],
    };
    const body = unlockAll[driver];
    if (!body) return;
    const close = driver === '8a' ? xor : sum;
    const frames = range([0, 255]).map((board) => asText(Uint8Array.of(...body(board), close(body(board)))));
    expect(frames.some((frame) => vectors.includes(frame))).toBe(true);
    expect(streams().flatMap((stream) => foundIn(stream, new Set(frames)))).toEqual([]);
  });

  it.each(driverNames)('has boards of the kind %s pulse nothing, at any address they may have', (driver) => {
    const places = range(driverLimits[driver].boards).map((board) => ({ driver, board }));
    const done = new Set<string>();
    for (const { heard } of scans) {
      for (const place of places) {
        const board = playedBoard(place);
        for (const reaction of heard.flatMap((bytes) => hear(board, bytes)))
          if (reaction.kind !== 'reply') done.add(`board ${place.board}: ${reaction.kind}`);
      }
    }
    expect([...done]).toEqual([]);
  });
});

describe('a scan', () => {
  it.each(driverNames)('asks for no other kind once boards of the kind %s have answered', async (driver) => {
    const [first] = driverLimits[driver].boards;
    const boards = [first, first + 5, first + 7].map((board) => ({ driver, board }));
    for (const isSerial of [true, false]) {
      const { asked, found } = await scan(boards, {}, isSerial);
      expect(found).toEqual(boards.map(({ board }) => `${driver} ${board}`));
      expect(asked.at(-1)).toBe(driver);
    }
  });

  it('names of a line with two kinds only the one that it asks for first', async () => {
    const [one, other] = driverNames;
    const boards = [one, other ?? one].map(secondOf);
    expect((await scan(boards, {}, false)).found).toEqual([`${one} ${boards[0]?.board ?? ''}`]);
    const wished = await scan(boards, { drivers: [other ?? one] }, false);
    expect(wished.found).toEqual([`${other ?? ''} ${boards[1]?.board ?? ''}`]);
  });

  it('asks for every kind where none answers', async () => {
    expect((await scan([], {}, false)).asked).toEqual([...driverNames]);
  });
});
