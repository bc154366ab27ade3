import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { bankSettings, driverLimits, driverNames, type DriverName } from '../../contract/index.js';
import { boardModelOf } from '../../simulator/boards/registry.js';
import { seededRandomness } from '../../simulator/index.js';
import { crc16 } from './modbus-relay/codec.js';
import { boardDrivers } from './registry.js';
import { bytesOf, vectorsOf, type Vector } from './testing/vectors.js';

/** What docs/writing-a-driver.md says of every driver. */

interface Codec {
  readonly assertSendable: (frame: Uint8Array) => void;
}

const protocolPage = JSON.parse(
  readFileSync(new URL('../../simulator/testing/protocol-vectors.json', import.meta.url), 'utf8'),
) as Record<string, string | { frames: Pick<Vector<unknown>, 'kind' | 'hex'>[] }>;

const mostLinesOfCode = 150;
const mutations = 4_000;

const folderOf = (driver: DriverName): URL => new URL(`./${driver}/`, import.meta.url);
const sourceOf = (driver: DriverName): string =>
  ['codec.ts', 'driver.ts'].map((file) => readFileSync(new URL(file, folderOf(driver)), 'utf8')).join('');

const passes = ({ assertSendable }: Codec, frame: Uint8Array): boolean => {
  try {
    assertSendable(frame);
    return true;
  } catch {
    return false;
  }
};

const body = (frame: Uint8Array): Uint8Array => frame.subarray(0, -1);

/** Makes a checksum good: none, a sum, an XOR, a CRC. */
const mendings: readonly ((frame: Uint8Array) => void)[] = [
  () => undefined,
  (frame) => {
    frame.set([body(frame).reduce((sum, byte) => sum + byte, 0) & 0xff], frame.length - 1);
  },
  (frame) => {
    frame.set([body(frame).reduce((rest, byte) => rest ^ byte, 0)], frame.length - 1);
  },
  (frame) => {
    const crc = crc16(frame.subarray(0, -2));
    frame.set([crc & 0xff, crc >> 8], frame.length - 2);
  },
];

const bridge = new URL('../../', import.meta.url);

/** Every source file of bridge and simulator that is no test, by its path. */
function sources(): string[] {
  return ['client', 'contract', 'simulator', 'src'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, bridge), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path}`)
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts')),
  );
}

/** Both registries, and sites that are made up with one kind of board: none of them has to know of another. */
const mayNameDrivers = [
  'src/boards/registry.ts',
  'simulator/boards/registry.ts',
  'src/testing/demo-kinds.ts',
  'src/testing/test-site.ts',
  'src/testing/benchmark/choices.ts',
  'simulator/testing/small-site.ts',
];

it('is a folder and an entry, and its twin a file and an entry: nothing else names a driver', () => {
  const names = driverNames.flatMap((driver) => [`'${driver}'`, `/${driver}/`, `/${driver}.js'`]);
  const own = driverNames.flatMap((driver) => [`src/boards/${driver}/`, `simulator/boards/${driver}.ts`]);
  const others = sources().filter(
    (path) => !mayNameDrivers.includes(path) && !own.some((place) => path.startsWith(place)),
  );
  expect(others.length).toBeGreaterThan(100);
  const naming = others.filter((path) => {
    const text = readFileSync(new URL(path, bridge), 'utf8');
    return names.some((name) => text.includes(name));
  });
  expect(naming).toEqual([]);
});

it('shares no code with its twin: the simulator takes nothing from the bridge but the contract', () => {
  const taken = sources()
    .filter((path) => path.startsWith('simulator/boards/'))
    .flatMap((path) => [...readFileSync(new URL(path, bridge), 'utf8').matchAll(/from '([^']+)'/g)])
    .map(([, from = '']) => from);
  expect(taken).toContain('../../contract/index.js');
  expect(taken.filter((from) => from.startsWith('../../') && from !== '../../contract/index.js')).toEqual([]);
});

it('has every frame of the protocol page among its vectors, as it stands there or as one that is never sent', () => {
  const frames = Object.entries(protocolPage).flatMap(([driver, entry]) =>
    typeof entry === 'string' ? [] : entry.frames.map(({ kind, hex }) => ({ driver, kind, hex })),
  );
  const missing = frames.filter(
    ({ driver, kind, hex }) =>
      ![kind, 'forbidden' as const].some((each) =>
        vectorsOf(driver, each).some((vector) => vector.hex === hex),
      ),
  );
  expect(missing).toEqual([]);
  expect(frames).toHaveLength(33);
});

describe.each(driverNames)('%s', (driver) => {
  const { boards, locks } = driverLimits[driver];
  const settings = bankSettings({ driver, board: boards[0] + 1, occupancySensor: false });
  const board = boardDrivers[driver].board(settings);
  const unlocks = Array.from({ length: locks[1] - locks[0] + 1 }, (_, index) =>
    board.unlock(locks[0] + index),
  );
  const sent = [board.status, ...board.settings, ...unlocks].map(({ bytes }) => bytes);
  const codec = import(`./${driver}/codec.ts`) as Promise<Codec>;

  it('is one folder, and no more code than was promised', () => {
    expect(readdirSync(folderOf(driver))).toEqual(
      expect.arrayContaining(['PROTOCOL.md', 'codec.spec.ts', 'codec.ts', 'driver.ts', 'vectors.json']),
    );
    const code = sourceOf(driver)
      .replaceAll(/^ *\/\*\*?[^]*?\*\/$/gm, '')
      .split('\n')
      .filter((line) => !/^ *(\/\/.*)?$/.test(line));
    expect(code.length).toBeLessThanOrEqual(mostLinesOfCode);
  });

  it('reaches nothing but its folder and what drivers share', () => {
    const imports = [...sourceOf(driver).matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    const shared = ['./codec.js', '../driver.js', '../frames.js', '../status-bits.js'];
    expect(imports.filter((path) => !shared.includes(path ?? ''))).toEqual([]);
  });

  it('tries every vector that it has', () => {
    const spec = readFileSync(new URL('codec.spec.ts', folderOf(driver)), 'utf8');
    expect(spec).toContain(`tryEveryVector<Meaning>('${driver}', {`);
    expect(vectorsOf(driver, 'request').length).toBeGreaterThan(1);
  });

  it('looks at every byte of a reply but the one of which no source says what it holds', () => {
    const { occupancySensors } = driverLimits[driver];
    const sensing = bankSettings({ driver, board: boards[0] + 1, occupancySensor: occupancySensors });
    const { status } = boardDrivers[driver].board(sensing);
    const twin = boardModelOf(driver);
    const [answer] = twin
      .create({ ...sensing, highestLock: locks[1] })
      .receive(status.bytes, () => ({ doorClosed: true, itemPresent: false, coolingDown: false }));
    const reply = answer?.kind === 'reply' ? answer.bytes : new Uint8Array();
    const read = status.read(reply);
    expect(read?.size).toBeGreaterThan(0);
    const free = [...reply.keys()].filter((place) =>
      mendings.some((mend) => {
        const changed = reply.with(place, (reply[place] ?? 0) ^ 0x55);
        mend(changed);
        return Buffer.compare(changed, reply) !== 0 && isDeepStrictEqual(status.read(changed), read);
      }),
    );
    expect(free).toEqual(twin.freeReplyByte === undefined ? [] : [twin.freeReplyByte]);
  });

  it('lets pass what it sends and nothing that is forbidden', async () => {
    const own = await codec;
    expect(sent.filter((frame) => !passes(own, frame))).toEqual([]);
    const forbidden = vectorsOf(driver, 'forbidden').map(({ hex }) => bytesOf(hex));
    expect(forbidden.filter((frame) => passes(own, frame))).toEqual([]);
  });

  it('lets no frame pass that opens more than one lock, however it came about', async () => {
    const own = await codec;
    const randomness = seededRandomness(driver.length);
    const seen = { doorClosed: true, itemPresent: false, coolingDown: false };
    let passed = 0;
    for (let count = 0; count < mutations; count += 1) {
      const frame = Uint8Array.from(sent[randomness.below(sent.length)] ?? []);
      const change = (): void => {
        frame[randomness.below(frame.length)] = randomness.below(256);
      };
      for (let changes = randomness.below(3); changes > 0; changes -= 1) change();
      // With its checksum made good, a changed frame must be kept back by more than that.
      mendings[randomness.below(mendings.length)]?.(frame);
      if (!passes(own, frame)) continue;
      passed += 1;
      const reactions = boardModelOf(driver)
        .create({ ...settings, highestLock: locks[1] })
        .receive(frame, () => seen)
        .filter(({ kind }) => kind !== 'reply');
      expect(reactions.length).toBeLessThanOrEqual(1);
      expect(reactions.filter(({ kind }) => kind === 'forbidden')).toEqual([]);
    }
    expect(passed).toBeGreaterThan(0);
  });
});
