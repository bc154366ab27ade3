import { bankSettings, driverLimits, type BankSettings, type DriverName } from '../../../contract/index.js';
import { boardModelOf } from '../../../simulator/boards/registry.js';
import { seededRandomness, type Randomness } from '../../../simulator/index.js';
import type { BoardReading } from '../driver.js';
import { boardDrivers } from '../registry.js';

/** What a run has found; `readings` tells how many streams yielded doors, so that a run that tried nothing is seen. */
export interface FuzzResult {
  readonly streams: number;
  readonly readings: number;
}

const longestNoise = 40;
const replyPool = 512;
const mostMutations = 3;

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** The answer of a simulated board with these doors and papers; its encoder shares nothing with the driver's decoder. */
function replyFor(driver: DriverName, settings: BankSettings, reading: BoardReading): Uint8Array {
  const [reaction] = boardModelOf(driver)
    .create({ ...settings, highestLock: reading.size > 24 ? driverLimits[driver].locks[1] : 1 })
    .receive(boardDrivers[driver].board(settings).status.bytes, (lock) => ({
      doorClosed: reading.get(lock)?.door === 'closed',
      itemPresent: reading.get(lock)?.occupancy === 'present',
      coolingDown: false,
    }));
  return reaction?.kind === 'reply' ? reaction.bytes : new Uint8Array();
}

/** The reading with whatever a last byte may hold beyond the last lock that there can be. */
function withSpareBits(reading: BoardReading): BoardReading[] {
  const spare = (8 - (reading.size % 8)) % 8;
  return Array.from({ length: 2 ** spare }, (_, bits) => {
    const beyond = Array.from({ length: spare }, (_each, index) => {
      const door = ((bits >> index) & 1) === 1 ? ('closed' as const) : ('open' as const);
      return [Math.max(...reading.keys()) + 1 + index, { door, occupancy: 'unknown' as const }] as const;
    });
    return new Map([...reading, ...beyond]);
  });
}

/** Whether the bytes hold that very reply, whatever stands in its free byte; the last byte, a sum, changes with that. */
function carries(received: Uint8Array, reply: Uint8Array, free: number | undefined): boolean {
  for (let offset = 0; offset + reply.length <= received.length; offset += 1) {
    const window = Uint8Array.from(received.subarray(offset, offset + reply.length));
    if (free !== undefined) {
      const last = window.length - 1;
      window[last] = (window[last] ?? 0) - (window[free] ?? 0) + (reply[free] ?? 0);
      window[free] = reply[free] ?? 0;
    }
    if (Buffer.compare(window, reply) === 0) return true;
  }
  return false;
}

/** Noise, of which half is made of the protocol's own bytes. */
function noise(randomness: Randomness, sample: Uint8Array): number[] {
  return Array.from({ length: randomness.below(longestNoise) }, () =>
    randomness.below(2) === 0 ? randomness.below(256) : (sample[randomness.below(sample.length)] ?? 0),
  );
}

/** One byte changed, put in, or taken out. */
function mutate(bytes: number[], randomness: Randomness): number[] {
  const place = randomness.below(bytes.length + 1);
  const kind = randomness.below(3);
  return bytes.toSpliced(place, kind === 1 ? 0 : 1, ...(kind === 2 ? [] : [randomness.below(256)]));
}

function stream(randomness: Randomness, pool: readonly Uint8Array[]): Uint8Array {
  const pick = (): Uint8Array => pool[randomness.below(pool.length)] ?? new Uint8Array([0]);
  if (randomness.below(4) === 0) return randomness.bytes(randomness.below(2 * longestNoise));
  let reply = [...pick()];
  for (let change = randomness.below(mostMutations + 1); change > 0; change -= 1) {
    reply = mutate(reply, randomness);
  }
  const before = randomness.below(2) === 0 ? [] : noise(randomness, pick());
  const after = randomness.below(2) === 0 ? [] : noise(randomness, pick());
  return Uint8Array.from([...before, ...reply, ...after]);
}

/**
 * Gives a driver's readers `streams` random byte streams, the same for the same seed.
 * @throws Error with the bytes when a reader throws, or yields a door state that the bytes do not carry
 */
export function fuzz(driver: DriverName, streams: number, seed: number): FuzzResult {
  const { occupancySensors, boards, locks } = driverLimits[driver];
  const settings = bankSettings({ driver, board: boards[0] + 1, occupancySensor: occupancySensors });
  const board = boardDrivers[driver].board(settings);
  const randomness = seededRandomness(seed);
  const lock = (index: number): [number, { door: 'open' | 'closed'; occupancy: 'present' | 'absent' }] => [
    locks[0] + index,
    {
      door: randomness.below(2) === 0 ? 'open' : 'closed',
      occupancy: randomness.below(2) === 0 ? 'present' : 'absent',
    },
  ];
  const pool = Array.from({ length: replyPool }, (_, index) =>
    replyFor(
      driver,
      settings,
      new Map(Array.from({ length: index % 2 === 0 ? 24 : 56 }, (_each, n) => lock(n))),
    ),
  );
  let readings = 0;
  for (let count = 0; count < streams; count += 1) {
    const received = stream(randomness, pool);
    try {
      board.unlock(locks[0]).readAnswer?.(received);
      const reading = board.status.read(received);
      if (!reading) continue;
      readings += 1;
      const replies = withSpareBits(reading).map((whole) => replyFor(driver, settings, whole));
      if (!replies.some((reply) => carries(received, reply, boardModelOf(driver).freeReplyByte))) {
        throw new Error(`they do not hold ${hexOf(replies[0] ?? new Uint8Array())}, which is what was read`);
      }
    } catch (error) {
      throw new Error(`${driver}, stream ${count} of seed ${seed}, ${hexOf(received)}`, { cause: error });
    }
  }
  return { streams, readings };
}
