/**
 * What the site file may ask of each lock-board driver. A driver is listed here and in the bridge's own registry;
 * the service reads these bounds to refuse a site file that no board could serve.
 */
export interface DriverLimits {
  /** Smallest and largest board address on one bus. */
  readonly boards: readonly [first: number, last: number];
  /** Smallest and largest lock number on one board, as printed beside the connectors. */
  readonly locks: readonly [first: number, last: number];
  /** Baud rates the board can be set to. */
  readonly baudRates: readonly number[];
  /** Shortest and longest lock pulse in milliseconds. */
  readonly pulseMs: readonly [shortest: number, longest: number];
  /** Whether the board can report whether something lies in a tray. */
  readonly occupancySensors: boolean;
}

export const driverLimits = {
  'kerong-cu16': {
    boards: [0, 15],
    locks: [1, 16],
    baudRates: [9600, 19200, 57600, 115200],
    pulseMs: [10, 2000],
    occupancySensors: true,
  },
} as const satisfies Record<string, DriverLimits>;

export type DriverName = keyof typeof driverLimits;

export const driverNames = Object.keys(driverLimits) as [DriverName, ...DriverName[]];
