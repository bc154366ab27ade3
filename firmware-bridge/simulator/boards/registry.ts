import { type DriverName } from '../../contract/index.js';
import { type BoardModel } from './board.js';
import { kerongCu16 } from './kerong-cu16.js';

/** Every driver of the contract has a board to talk to; a new vendor is one file and one line here. */
export const boardModels: Readonly<Record<DriverName, BoardModel>> = {
  'kerong-cu16': kerongCu16,
};
