import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isWireBus } from '../../../contract/index.js';
import { readBus, readGpioBank } from './files.js';

const site = `
supplies:
  - { id: locks, minimumPulseGapMs: 700 }
buses:
  - { id: one, supply: locks, baudRate: 19200, transport: { kind: serial, path: /dev/ttyUSB0 } }
  - { id: two, supply: locks, baudRate: 19200, transport: { kind: serial, path: /dev/ttyUSB1 } }
`;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'map-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

function busOf(text: string): ReturnType<typeof readBus> {
  const path = join(directory, 'site.yaml');
  writeFileSync(path, text);
  return readBus(path, 'two');
}

describe('the bus to be mapped', () => {
  it('keeps the gap of the supply that it shares with others', () => {
    const bus = busOf(site);
    expect(bus).toMatchObject({ id: 'two', minimumPulseGapMs: 700 });
    expect(bus.supply).toBeUndefined();
  });

  it('is refused on a supply that the file does not name', () => {
    expect(() => busOf(site.replace('{ id: locks,', '{ id: other,'))).toThrow('there is no supply "locks"');
  });
});

describe('the bank of GPIO to be mapped', () => {
  const matrix = (id: string, columns: string, more = ''): string =>
    `      - { id: ${id}, bus: pins, driver: gpio-matrix, occupancySensor: false, rows: { chip: one, offsets: [4, 5] }, columns: { chip: one, offsets: [${columns}] }, doors: { wiring: lines, lines: [{ chip: two, offsets: [0, 1] }] }${more} }\n`;
  const choose = (...banks: string[]): ReturnType<typeof readGpioBank> => {
    const path = join(directory, 'site.yaml');
    const head = 'buses:\n  - { id: pins, transport: { kind: gpio, backEnd: sysfs } }\ncabinets:\n';
    writeFileSync(path, head + banks.map((bank) => `  - banks:\n${bank}`).join(''));
    const found = readBus(path, undefined);
    if (isWireBus(found)) throw new Error('the bus is GPIO');
    return readGpioBank(path, found, 'left');
  };

  it('comes with those of other cabinets that hang on the same matrix', () => {
    const { bank, beside } = choose(
      matrix('left', '6, 12'),
      matrix('right', '6, 12'),
      matrix('other', '7, 8'),
    );
    expect([bank, ...beside].map(({ id }) => id)).toEqual(['left', 'right']);
  });

  it('is refused with a mistake in one that may hang there as well', () => {
    expect(() => choose(matrix('left', '6, 12'), matrix('right', '6, 12', ', closed: 1'))).toThrow(
      'bank "right": ',
    );
  });
});
