import { board8a } from './8a/driver.js';
import type { BoardDriver } from './driver.js';
import { kerongCu16 } from './kerong-cu16/driver.js';
import { kerongCu48b } from './kerong-cu48b/driver.js';
import { modbusRelay } from './modbus-relay/driver.js';
import { winnsen } from './winnsen/driver.js';

/** Every driver by its name in the site file. The contract takes its list from here; a new vendor is one entry. */
export const boardDrivers = {
  'kerong-cu16': kerongCu16,
  'kerong-cu48b': kerongCu48b,
  '8a': board8a,
  winnsen,
  'modbus-relay': modbusRelay,
} as const satisfies Record<string, BoardDriver>;
