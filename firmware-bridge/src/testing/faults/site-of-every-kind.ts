import {
  bankSettings,
  driverLimits,
  driverNames,
  gpioDriverNames,
  siteHardwareSchema,
  type GpioDriverName,
  type SiteHardware,
} from '../../../contract/index.js';
import { boardDrivers } from '../../boards/registry.js';

/** What every second line rests between two questions of its scan: fewer bytes to compute, so that a day passes in a minute or two. */
const longScanIntervalMs = 600;

/** The others scan so quickly that the scan's last look speaks for a pulse. */
const shortScanIntervalMs = 200;

/** A board as large as its highest wired lock needs; the larger the more there is to compute. */
const lastWiredLock = 16;

/** Of every second kind of board, so that both are there; longer than a start of the bridge takes. */
const longCoolDownMs = 3_500;

/** So short that a pulse that only the next guard ends, when this one is gone, is too long. */
export const shortGpioPulseMs = 200;

/** Shorter than boards have it that come from the factory, so that a pulse of one that has forgotten what it was told is too long. */
const toldPulseMs = 200;

/** What each kind has for its two banks, `bank` being 0 or 1. */
interface Kind {
  readonly name: string;
  readonly bus: object;
  readonly bank: (bank: number) => object;
  readonly locks: (bank: number) => readonly number[];
}

/** Each of them feeds wires and GPIO; buses that name none have supplies of their own. */
const supplies = [
  { id: 'small', locksAtOnce: 1, minimumPulseGapMs: 300 },
  { id: 'large', locksAtOnce: 2, minimumPulseGapMs: 100 },
];
const suppliesOfWires = [{ supply: 'small' }, {}, { supply: 'large' }, { supply: 'large' }];
const suppliesOfGpio = [{ supply: 'small' }, { supply: 'large' }];

/** Of the wires some are serial ports and some connections to converters, some of each kind slow and some quick. */
function transportOf(kind: number): object {
  return kind % 4 < 2
    ? { kind: 'tcp', host: 'converter', port: 5_000 + kind }
    : { kind: 'serial', path: `/dev/ttyUSB${kind}` };
}

const boards: readonly Kind[] = driverNames.map((name, kind) => {
  const { boards: addresses, locks, baudRates, occupancySensors } = driverLimits[name];
  const first = bankSettings({ driver: name, board: addresses[0], occupancySensor: false });
  const isTold = boardDrivers[name].board(first).settings.length > 0;
  return {
    name,
    bus: { transport: transportOf(kind), baudRate: baudRates[0], ...suppliesOfWires[kind] },
    bank: (bank) => ({
      board: addresses[0] + bank,
      occupancySensor: occupancySensors,
      ...(isTold ? { pulseMs: toldPulseMs } : {}),
    }),
    locks: () => [locks[0], locks[0] + 1, Math.min(locks[1], lastWiredLock)],
  };
});

const lines = (chip: string, first: number, count: number): object => ({
  chip,
  offsets: Array.from({ length: count }, (_, index) => first + index),
});

/** Relays of their own with a line a door; and one matrix of both banks, each with half of a matrix of switches. */
const gpioBanks: Readonly<Record<GpioDriverName, Pick<Kind, 'bank' | 'locks'>>> = {
  'gpio-relays': {
    bank: (bank) => ({
      lines: lines('relays', 3 * bank, 3),
      doors: { wiring: 'lines', lines: [lines('switches', 3 * bank, 3)] },
    }),
    locks: () => [1, 2, 3],
  },
  'gpio-matrix': {
    bank: (bank) => ({
      rows: { ...lines('matrix', 0, 2), activeLow: true },
      columns: lines('matrix', 2, 3),
      doors: {
        wiring: 'matrix',
        firstLock: 1 + 3 * bank,
        rows: { ...lines('senses', 4 * bank, 2), activeLow: true },
        columns: lines('senses', 4 * bank + 2, 2),
      },
    }),
    locks: (bank) => [1, 2, 3].map((lock) => 3 * bank + lock),
  },
};

const gpio: readonly Kind[] = gpioDriverNames.map((name, kind) => ({
  name,
  bus: { transport: { kind: 'gpio', backEnd: 'libgpiod', simulated: true }, ...suppliesOfGpio[kind] },
  bank: (bank) => ({ occupancySensor: false, pulseMs: shortGpioPulseMs, ...gpioBanks[name].bank(bank) }),
  locks: gpioBanks[name].locks,
}));

/** The first two kinds share their cabinets, so that some have their doors on two lines. */
const partnerOf = (kind: number): number => (kind < 2 ? 1 - kind : kind);

function kindAt(kind: number): Kind {
  const found = [...boards, ...gpio][kind];
  if (!found) throw new Error(`no kind ${kind}`);
  return found;
}

/**
 * A site with one line and one cabinet of every kind: two banks each, with three locks wired. One door of a cabinet may stand open.
 */
export function siteOfEveryKind(): SiteHardware {
  const kinds = [...boards, ...gpio];
  const buses = kinds.map(({ name, bus }, kind) => ({
    id: name,
    ...bus,
    scanIntervalMs: kind % 2 === 0 ? shortScanIntervalMs : longScanIntervalMs,
  }));
  const bankOf = (kind: number, number: number): object => {
    const { name, bank, locks } = kindAt(kind);
    return {
      id: `${name}-${number}`,
      bus: name,
      driver: name,
      ...bank(number),
      coolDownMs: kind % 2 === 0 ? 0 : longCoolDownMs,
      trays: locks(number).map((lock, index) => ({
        label: `${String.fromCharCode(65 + kind)}${number}${index + 1}`,
        lock,
        size: 'small',
        wheelchairReachable: true,
      })),
    };
  };
  const cabinets = kinds.map(({ name }, kind) => ({
    id: name,
    name: { vi: 'Tủ', en: 'Cabinet' },
    maximumOpenDoors: 1,
    banks: [bankOf(kind, 0), bankOf(partnerOf(kind), 1)],
  }));
  return siteHardwareSchema.parse({ buses, supplies, cabinets });
}
