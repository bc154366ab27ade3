import type { BoardSettings, DriverLimits } from '../src/boards/driver.js';
import { boardDrivers } from '../src/boards/registry.js';

export { statusByteOrders, type DriverLimits } from '../src/boards/driver.js';

export type DriverName = keyof typeof boardDrivers;

export const driverNames = Object.keys(boardDrivers) as [DriverName, ...DriverName[]];

/** What the site file may ask of each kind of lock board. The list is the bridge's own registry: there is no second one. */
export const driverLimits: Readonly<Record<DriverName, DriverLimits>> = Object.fromEntries(
  driverNames.map((name) => [name, boardDrivers[name].limits]),
) as Record<DriverName, DriverLimits>;

/** How many locks one board of a kind usually has. */
export function usualLocksOf(driver: DriverName): number {
  const { locks, usualLocks } = driverLimits[driver];
  return usualLocks ?? locks[1] - locks[0] + 1;
}

/** A bank of the site file as far as its board goes; what is left out follows the driver. */
export interface BankChoices extends Pick<BoardSettings, 'board' | 'occupancySensor'> {
  readonly driver: DriverName;
  readonly closedBit?: BoardSettings['closedBit'] | undefined;
  readonly pulseMs?: number | undefined;
  readonly coolDownMs?: number | undefined;
  readonly statusByteOrder?: BoardSettings['statusByteOrder'] | undefined;
}

export interface BankSettings extends BoardSettings {
  /** How long a lock may not be pulsed again after the end of a pulse, in milliseconds. */
  readonly coolDownMs: number;
}

/** The settings of a bank, with its driver's defaults where the site file says nothing. */
export function bankSettings(bank: BankChoices): BankSettings {
  const { defaults } = driverLimits[bank.driver];
  return {
    board: bank.board,
    occupancySensor: bank.occupancySensor,
    closedBit: bank.closedBit ?? defaults.closedBit,
    pulseMs: bank.pulseMs ?? defaults.pulseMs,
    coolDownMs: bank.coolDownMs ?? defaults.coolDownMs,
    statusByteOrder: bank.statusByteOrder ?? defaults.statusByteOrder,
  };
}
