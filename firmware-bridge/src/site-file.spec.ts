import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bankSettings, isBoardBank } from '../contract/index.js';
import { parseSiteHardware, readSiteHardware, SiteFileError } from './site-file.js';

const good = `
timeZone: Asia/Ho_Chi_Minh
buses:
  - id: main
    transport: { kind: serial, path: /dev/ttyUSB0 }
    baudRate: 19200
cabinets:
  - id: left
    name: { vi: Tủ trái, en: Left cabinet }
    banks:
      - id: A
        bus: main
        driver: kerong-cu16
        board: 0
        occupancySensor: true
        trays:
          - { label: A01, lock: 1, size: small, wheelchairReachable: true }
          - { label: A02, lock: 2, size: small, wheelchairReachable: true }
`;

function mistakes(text: string): readonly string[] {
  try {
    parseSiteHardware(text);
  } catch (error) {
    if (error instanceof SiteFileError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('the site file', () => {
  it('gives the hardware with its defaults, and leaves the rest to the service', () => {
    const hardware = parseSiteHardware(good);
    expect(hardware.buses[0]).toMatchObject({ replyTimeoutMs: 60, openConfirmationMs: 1500 });
    expect(hardware.cabinets[0]?.banks.filter(isBoardBank).map(bankSettings)).toMatchObject([
      { closedBit: 1, pulseMs: 500, coolDownMs: 0, statusByteOrder: 'ascending' },
    ]);
    expect(Object.keys(hardware).sort()).toEqual(['buses', 'cabinets', 'doors']);
    expect(hardware.doors).toEqual({ leftOpenWarningSeconds: 30 });
  });

  it.each([
    [
      'a lock used twice',
      ['lock: 2', 'lock: 1'],
      /^line 18: cabinets\.0\.banks\.0\.trays\.1\.lock: lock 1 .*already used/,
    ],
    [
      'a power-fail input nobody keeps',
      ['timeZone: Asia/Ho_Chi_Minh', 'inputs: { powerFail: { valueFile: power-fail.value } }'],
      /^line 2: inputs\.powerFail\.valueFile: must be an absolute path/,
    ],
    [
      'a tamper switch nobody keeps',
      ['    banks:', '    contacts: { housing: { valueFile: housing.value } }\n    banks:'],
      /^line \d+: cabinets\.0\.contacts\.housing\.valueFile: must be an absolute path/,
    ],
    [
      'a file that is two contacts',
      [
        '    banks:',
        '    contacts: { housing: { valueFile: /sys/one }, presence: { valueFile: /sys/one } }\n    banks:',
      ],
      /contacts\.presence\.valueFile: file "\/sys\/one" is already used at cabinets\.0\.contacts\.housing/,
    ],
    ['a lock beyond the board', ['lock: 2', 'lock: 17'], /^line 18: .*\.lock: must be 1–16/],
    [
      'an unknown driver',
      ['kerong-cu16', 'kerong-cu99'],
      /^line 13: cabinets\.0\.banks\.0\.driver: .*kerong-cu16/,
    ],
    [
      'an unknown bus',
      ['bus: main', 'bus: other'],
      /^line 12: .*\.bus: there is no bus "other"; known: main/,
    ],
    ['a missing key', ['        board: 0\n', ''], /^line 11: cabinets\.0\.banks\.0\.board: /],
    ['a key too many', ['board: 0', 'board: 0\n        colour: red'], /^line 11: .*colour/],
    ['a baud rate the board has not', ['19200', '4800'], /^line 12: .*cannot speak 4800 baud; allowed: 9600/],
    [
      'a pulse the board cannot give',
      ['driver: kerong-cu16\n        board: 0', 'driver: 8a\n        board: 1\n        pulseMs: 1500'],
      /pulseMs: must be 10–999 ms, or 1000–9000 ms in steps of 1000 ms for 8a, is 1500/,
    ],
    [
      'sensors the board has not',
      ['driver: kerong-cu16\n        board: 0', 'driver: winnsen\n        board: 1'],
      /occupancySensor: must be false: a winnsen board/,
    ],
    [
      'a byte order where there is one byte',
      [
        'driver: kerong-cu16\n        board: 0\n        occupancySensor: true',
        'driver: modbus-relay\n        board: 1\n        occupancySensor: false\n        statusByteOrder: ascending',
      ],
      /statusByteOrder: must be left out/,
    ],
    ['broken YAML', ['buses:', 'buses: ]'], /^line 3: no valid YAML/],
  ])('with %s is refused with line, key and what is allowed', (_what, [from = '', to = ''], expected) => {
    expect(mistakes(good.replace(from, to))[0]).toMatch(expected);
  });

  it('is refused with two kinds of boards on one bus', () => {
    const second = good.slice(good.indexOf('      - id: A')).replace('id: A', 'id: B').replaceAll('A0', 'B0');
    const text = `${good.trimEnd()}\n${second.replace('kerong-cu16', 'kerong-cu48b').replace('board: 0', 'board: 1')}`;
    expect(mistakes(text)).toEqual([
      expect.stringMatching(
        /^line \d+: cabinets\.0\.banks\.1\.bus: bus "main" has kerong-cu16 boards already/,
      ),
    ]);
  });

  const shared = good
    .replace('baudRate: 19200', 'baudRate: 19200\n    supply: locks')
    .replace('cabinets:', 'supplies:\n  - id: locks\n    locksAtOnce: 2\ncabinets:');

  it('gives a supply its defaults', () => {
    expect(parseSiteHardware(shared).supplies).toEqual([
      { id: 'locks', minimumPulseGapMs: 300, locksAtOnce: 2 },
    ]);
  });

  it.each([
    [
      'without its supply',
      good.replace('baudRate: 19200', 'baudRate: 19200\n    supply: locks'),
      /buses\.0\.supply: there is no supply "locks"; the file has no "supplies"$/,
    ],
    [
      'with another supply',
      shared.replace('- id: locks', '- id: lock'),
      /buses\.0\.supply: there is no supply "locks"; known: lock$/,
    ],
    [
      'with a supply that feeds no bus',
      shared.replace('    supply: locks\n', ''),
      /supplies\.0\.id: no bus is on supply "locks"; say "supply: locks" at each bus/,
    ],
    [
      'with a supply that is named twice',
      shared.replace('cabinets:', '  - id: locks\ncabinets:'),
      /supplies\.1\.id: supply "locks" is already used at supplies\.0\.id$/,
    ],
    [
      'with a gap of the bus beside that of its supply',
      shared.replace('supply: locks', 'supply: locks\n    minimumPulseGapMs: 300'),
      /buses\.0\.minimumPulseGapMs: must be left out: supply "locks" says it for all its buses$/,
    ],
    [
      'with more locks at once than any supply bears',
      shared.replace('locksAtOnce: 2', 'locksAtOnce: 9'),
      /supplies\.0\.locksAtOnce: .*8/,
    ],
  ])('is refused %s', (_what, text, expected) => {
    expect(mistakes(text)[0]).toMatch(expected);
  });

  const busOn = (id: string, transport: string): string =>
    `  - id: ${id}\n    transport: ${transport}\n    baudRate: 19200\n`;
  const withBuses = (...buses: string[]): string => good.replace('cabinets:', `${buses.join('')}cabinets:`);

  it.each([
    [
      'one serial port',
      withBuses(busOn('second', '{ kind: serial, path: /dev/ttyUSB0 }')),
      /^line 8: buses\.1\.transport\.path: serial port "\/dev\/ttyUSB0" is already used at buses\.0\.transport\.path$/,
    ],
    [
      'one port of one converter',
      withBuses(
        busOn('second', '{ kind: tcp, host: Converter.example, port: 4196 }'),
        busOn('third', '{ kind: tcp, host: converter.example, port: 4196 }'),
      ),
      /buses\.2\.transport\.port: "converter\.example:4196" is already used at buses\.1\.transport\.port$/,
    ],
  ])('is refused with two buses on %s', (_what, text, expected) => {
    expect(mistakes(text)).toEqual([expect.stringMatching(expected)]);
  });

  it('may have buses on two serial ports, on two ports of one converter, and on one port of two', () => {
    const text = withBuses(
      busOn('second', '{ kind: serial, path: /dev/ttyUSB1 }'),
      busOn('third', '{ kind: tcp, host: 192.168.247.10, port: 4196 }'),
      busOn('fourth', '{ kind: tcp, host: 192.168.247.10, port: 4197 }'),
      busOn('fifth', '{ kind: tcp, host: 192.168.247.11, port: 4196 }'),
      busOn('sixth', '{ kind: simulator }'),
      busOn('seventh', '{ kind: simulator }'),
    );
    expect(parseSiteHardware(text).buses).toHaveLength(7);
  });

  it('names every mistake, not only the first', () => {
    const bad = good
      .replace('label: A01', 'label: a1')
      .replace('size: small', 'size: huge')
      .replace('id: left', 'id: ""');
    expect(mistakes(bad)).toHaveLength(3);
  });

  it('is refused when it is no site file at all', () => {
    expect(mistakes('just text')[0]).toMatch(/^line 1: the file: /);
    expect(mistakes('')[0]).toMatch(/^line 1: the file: /);
  });

  it('is refused when its aliases blow up', () => {
    const bomb = Array.from({ length: 8 }, (_, level) => {
      const parts =
        level === 0
          ? 'x'
          : Array(10)
              .fill(`*level${level - 1}`)
              .join(', ');
      return `level${level}: &level${level} [${parts}]`;
    }).join('\n');
    expect(mistakes(bomb)[0]).toMatch(/^line 1: no usable YAML/);
  });

  it('is refused when it cannot be read or is far too long', () => {
    const directory = mkdtempSync(join(tmpdir(), 'site-'));
    const path = join(directory, 'site.yaml');
    expect(() => readSiteHardware(path)).toThrow('cannot read the site file');
    writeFileSync(path, `# ${'x'.repeat(2_000_000)}`);
    expect(() => readSiteHardware(path)).toThrow('a site file has at most');
    writeFileSync(path, good);
    expect(readSiteHardware(path).buses[0]?.id).toBe('main');
    rmSync(directory, { recursive: true });
  });
});
