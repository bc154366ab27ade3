import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { isGpioBank, pulseMsOf } from '../../contract/index.js';
import { parseSiteHardware, SiteFileError } from '../site-file.js';
import { gpioSite, type GpioSite } from './testing/gpio-site.js';

type Values = Record<string, unknown>;

/** Sets a value of a site by its path. */
function changed(site: GpioSite, path: readonly (string | number)[], value: unknown): string {
  const hardware = structuredClone(gpioSite(site)) as unknown as Values;
  let at = hardware;
  for (const key of path.slice(0, -1)) at = at[key] as Values;
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return stringify(hardware);
}

function mistakes(text: string): string[] {
  try {
    parseSiteHardware(text);
    return [];
  } catch (error) {
    if (error instanceof SiteFileError)
      return error.mistakes.map((mistake) => mistake.replace(/^line \d+: /, ''));
    throw error;
  }
}

const bank = ['cabinets', 0, 'banks', 0] as const;
const wire = { kind: 'serial', path: '/dev/ttyUSB0' };
const chip = 'pinctrl-bcm2711';

describe('a site file with GPIO', () => {
  it('gives what it leaves out its standard', () => {
    const [parsed] = parseSiteHardware(changed({}, [...bank, 'pulseMs'], undefined)).cabinets[0]?.banks ?? [];
    expect(parsed).toMatchObject({ doors: { closedBit: 0 }, rows: { activeLow: false } });
    expect(parsed && pulseMsOf(parsed)).toBe(500);
  });

  it.each<[string, GpioSite, readonly (string | number)[], unknown, string]>([
    [
      'a line used twice',
      {},
      [...bank, 'columns', 'offsets'],
      [6, 12, 5],
      `cabinets.0.banks.0.columns.offsets.2: line 5 of chip "${chip}" is already used at cabinets.0.banks.0.rows.offsets.1`,
    ],
    [
      'an offset out of range',
      {},
      [...bank, 'rows', 'offsets', 0],
      1024,
      'cabinets.0.banks.0.rows.offsets.0: ',
    ],
    ['a chip by its number', {}, [...bank, 'rows', 'chip'], 4, 'cabinets.0.banks.0.rows.chip: '],
    [
      'a matrix too small for its locks',
      {},
      [...bank, 'columns', 'offsets'],
      [6, 12],
      'cabinets.0.banks.0.trays.4.lock: must be 1–4, for the bank has 2 rows and 2 columns; is 5',
    ],
    [
      'too few relays',
      { locks: 'relays' },
      [...bank, 'lines', 'offsets'],
      [4, 5, 6, 12, 13],
      'cabinets.0.banks.0.trays.5.lock: must be 1–5, for the bank has 5 lines; is 6',
    ],
    [
      'a lock without a switch',
      {},
      [...bank, 'doors', 'lines', 1, 'offsets'],
      [4],
      'cabinets.0.banks.0.trays.5.lock: lock 6 has no door switch: "doors" has lines for locks 1–5',
    ],
    ['a pulse too short', {}, [...bank, 'pulseMs'], 49, 'cabinets.0.banks.0.pulseMs: '],
    ['a pulse too long', {}, [...bank, 'pulseMs'], 1001, 'cabinets.0.banks.0.pulseMs: '],
    ['no switches', {}, [...bank, 'doors'], undefined, 'cabinets.0.banks.0.doors: '],
    ['a board', {}, [...bank, 'board'], 0, 'cabinets.0.banks.0: '],
    ['a baud rate', {}, ['buses', 0, 'baudRate'], 9600, 'buses.0: '],
    ['no back end', {}, ['buses', 0, 'transport', 'backEnd'], undefined, 'buses.0.transport.backEnd: '],
    [
      'an unknown kind of transport',
      {},
      ['buses', 0, 'transport', 'kind'],
      'telnet',
      'buses.0.transport.kind: must be one of serial, tcp, simulator, gpio',
    ],
    [
      'no kind of transport',
      {},
      ['buses', 0, 'transport'],
      { path: '/dev/ttyS0' },
      'buses.0.transport.kind: must be one of serial, tcp, simulator, gpio',
    ],
    ['no transport', {}, ['buses', 0, 'transport'], undefined, 'buses.0.transport: '],
    [
      'a mistake in a bus that is a wire',
      {},
      ['buses', 0],
      { id: 'gpio', transport: wire, baudRate: 9600, replyTimeoutMs: 'long' },
      'buses.0.replyTimeoutMs: ',
    ],
    [
      'a bias that sysfs cannot set',
      { backEnd: 'sysfs' },
      [...bank, 'doors', 'bias'],
      'pull-up',
      'cabinets.0.banks.0.doors.bias: must be left out with the back end sysfs',
    ],
    [
      'its locks on a wire',
      {},
      ['buses', 0],
      { id: 'gpio', transport: wire, baudRate: 9600 },
      'cabinets.0.banks.0.bus: bus "gpio" is a wire; gpio-matrix needs a bus whose transport is gpio',
    ],
    [
      'a board on its lines',
      {},
      bank,
      {
        id: 'board',
        bus: 'gpio',
        driver: 'winnsen',
        board: 1,
        occupancySensor: false,
        trays: [{ label: 'A01', lock: 1, size: 'small', wheelchairReachable: true }],
      },
      'cabinets.0.banks.0.bus: bus "gpio" is GPIO; winnsen boards need a bus whose transport is serial or tcp',
    ],
    [
      'an unknown driver',
      {},
      [...bank, 'driver'],
      'gpio',
      'cabinets.0.banks.0.driver: must be one of kerong-cu16',
    ],
  ])('with %s is refused by key and place', (_what, site, path, value, expected) => {
    const found = mistakes(changed(site, path, value));
    expect(found[0]?.slice(0, expected.length)).toBe(expected);
  });

  it('may have one matrix for two banks of a bus, each with locks of its own', () => {
    const hardware = structuredClone(gpioSite());
    const [first] = hardware.cabinets[0]?.banks.filter(isGpioBank) ?? [];
    if (first?.doors.wiring !== 'lines') throw new Error('the site has one bank with a line a door');
    const [one, ...others] = first.trays;
    const doors = { ...first.doors, lines: [{ chip: 'another', offsets: [1] }] };
    const second = { ...first, id: 'second', doors, trays: one ? [one] : [] };
    const site = {
      ...hardware,
      cabinets: hardware.cabinets.map((cabinet) => ({ ...cabinet, banks: [first, second] })),
    };
    first.trays = others;
    expect(mistakes(stringify(site))).toEqual([]);
    first.trays = [...others, { ...second.trays[0], label: 'A09' }] as typeof first.trays;
    expect(mistakes(stringify(site))).toEqual([
      'cabinets.0.banks.1.trays.0.lock: lock 1 of bank "pins" is already used at cabinets.0.banks.0.trays.5.lock',
    ]);
  });
});
