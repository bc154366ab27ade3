import {
  driverLimits,
  driverNames,
  siteHardwareSchema,
  usualLocksOf,
  type DriverName,
  type GpioBackEnd,
  type SiteHardware,
} from '../../../contract/index.js';

export const doorCount = 90;

export const busId = 'main';

/** Boards on a line. */
export interface SiteChoice {
  readonly driver: DriverName;
  readonly baudRate: number;
  /** The bridge's own default where it is left out. */
  readonly scanIntervalMs?: number;
}

/** Locks on GPIO. */
export interface GpioChoice {
  readonly driver: 'gpio';
  readonly backEnd: GpioBackEnd;
}

/** What `--driver` takes. */
export const kinds = [...driverNames, 'gpio'] as const;

export function siteOf(choice: SiteChoice | GpioChoice): SiteHardware {
  return choice.driver === 'gpio' ? gpioSiteOfNinety(choice) : siteOfNinety(choice);
}

/** Relays and door switches as the site of the demo has them: a matrix on 19 lines of the computer, and expanders with a line a door. */
export const outputChip = 'pinctrl-bcm2711';
const rows = { chip: outputChip, offsets: [4, 5, 6, 7, 8, 9, 10, 11, 12] };
const columns = { chip: outputChip, offsets: [13, 16, 17, 18, 19, 20, 21, 22, 23, 24] };
const linesOfExpander = 24;
export const doorLines = ['1-0022', '1-0023', '4-0022', '4-0023'].map((chip, index) => ({
  chip,
  offsets: [...Array(Math.min(linesOfExpander, doorCount - index * linesOfExpander)).keys()],
}));

function gpioSiteOfNinety({ backEnd }: GpioChoice): SiteHardware {
  const bank = {
    id: 'pins',
    bus: busId,
    driver: 'gpio-matrix',
    occupancySensor: false,
    pulseMs: 100,
    coolDownMs: 0,
    rows,
    columns,
    doors: { wiring: 'lines', lines: doorLines },
    trays: Array.from({ length: doorCount }, (_tray, index) => trayOn(index, index + 1)),
  };
  return siteWith([bank], { transport: { kind: 'gpio', backEnd, simulated: true } });
}

/**
 * One line with as many boards of one kind as ninety doors need. Pulses are short and without a gap, so that many can be measured;
 * how long the line is busy with one is the same.
 */
export function siteOfNinety({ driver, ...bus }: SiteChoice): SiteHardware {
  const { boards, locks, pulses } = driverLimits[driver];
  const perBoard = usualLocksOf(driver);
  const banks = Array.from({ length: Math.ceil(doorCount / perBoard) }, (_, board) => ({
    id: `board-${board}`,
    bus: busId,
    driver,
    board: boards[0] + board,
    occupancySensor: false,
    pulseMs: Math.max(100, pulses[0]?.shortestMs ?? 0),
    coolDownMs: 0,
    trays: Array.from({ length: Math.min(perBoard, doorCount - board * perBoard) }, (_tray, index) =>
      trayOn(board * perBoard + index, locks[0] + index),
    ),
  }));
  return siteWith(banks, { transport: { kind: 'simulator' }, ...bus });
}

function trayOn(index: number, lock: number): object {
  return { label: trayLabel(index), lock, size: 'small', wheelchairReachable: true };
}

function siteWith(banks: readonly object[], bus: object): SiteHardware {
  return siteHardwareSchema.parse({
    buses: [{ id: busId, minimumPulseGapMs: 0, ...bus }],
    cabinets: [{ id: 'A', name: { vi: 'Tủ', en: 'Cabinet' }, maximumOpenDoors: 8, banks }],
  });
}

/** A00 to A89. */
export function trayLabel(index: number): string {
  return `A${String(index).padStart(2, '0')}`;
}
