import type { DriverName } from '../../contract/index.js';
import type { BoardDriver } from './driver.js';
import { kerongCu16 } from './kerong-cu16/driver.js';

/** Every driver of the contract by its name in the site file. */
export const boardDrivers = {
  'kerong-cu16': kerongCu16,
} as const satisfies Record<DriverName, BoardDriver>;
