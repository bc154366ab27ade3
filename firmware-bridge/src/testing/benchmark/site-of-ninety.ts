import {
  driverLimits,
  siteHardwareSchema,
  type DriverName,
  type SiteHardware,
} from '../../../contract/index.js';

export const doorCount = 90;

/** Where a board can have fewer locks than its kind allows at most: so many. */
const locksOfABoard: Readonly<Partial<Record<DriverName, number>>> = { '8a': 24, 'kerong-cu48b': 45 };

export interface SiteChoice {
  readonly driver: DriverName;
  readonly baudRate: number;
  /** The bridge's own default where it is left out. */
  readonly scanIntervalMs?: number;
}

/**
 * One line with as many boards of one kind as ninety doors need. Pulses are short and without a gap, so that many can be measured;
 * how long the line is busy with one is the same.
 */
export function siteOfNinety({ driver, ...bus }: SiteChoice): SiteHardware {
  const { boards, locks, pulses } = driverLimits[driver];
  const perBoard = locksOfABoard[driver] ?? locks[1] - locks[0] + 1;
  const banks = Array.from({ length: Math.ceil(doorCount / perBoard) }, (_, board) => ({
    id: `board-${board}`,
    bus: 'main',
    driver,
    board: boards[0] + board,
    occupancySensor: false,
    pulseMs: Math.max(100, pulses[0]?.shortestMs ?? 0),
    coolDownMs: 0,
    trays: Array.from({ length: Math.min(perBoard, doorCount - board * perBoard) }, (_tray, index) => ({
      label: trayLabel(board * perBoard + index),
      lock: locks[0] + index,
      size: 'small',
      wheelchairReachable: true,
    })),
  }));
  return siteHardwareSchema.parse({
    buses: [{ id: 'main', transport: { kind: 'simulator' }, minimumPulseGapMs: 0, ...bus }],
    cabinets: [{ id: 'A', name: { vi: 'Tủ', en: 'Cabinet' }, maximumOpenDoors: 8, banks }],
  });
}

/** A00 to A89. */
export function trayLabel(index: number): string {
  return `A${String(index).padStart(2, '0')}`;
}
