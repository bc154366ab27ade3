import { type DriverName } from '../../contract/index.js';
import { board8a } from './8a.js';
import { type BoardModel } from './board.js';
import { kerongCu16 } from './kerong-cu16.js';
import { kerongCu48b } from './kerong-cu48b.js';
import { modbusRelay } from './modbus-relay.js';
import { winnsen } from './winnsen.js';

/** A new board is one file and one line here. Not every driver must have one: a site with the real board needs none. */
const boardModels: Readonly<Partial<Record<DriverName, BoardModel>>> = {
  'kerong-cu16': kerongCu16,
  'kerong-cu48b': kerongCu48b,
  '8a': board8a,
  winnsen,
  'modbus-relay': modbusRelay,
};

/** @throws Error for a driver that the simulator has no board for */
export function boardModelOf(driver: DriverName): BoardModel {
  const model = boardModels[driver];
  if (model) return model;
  const known = Object.keys(boardModels).join(', ');
  throw new Error(`the simulator has no ${driver} board; it plays ${known}. Add one in simulator/boards/`);
}
