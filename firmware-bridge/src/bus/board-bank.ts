import { bankSettings, type BoardBankHardware } from '../../contract/index.js';
import type { Board } from '../boards/driver.js';
import { boardDrivers } from '../boards/registry.js';
import { Bank } from './bank.js';

/** A board counts its cool-down on a clock of its own, and from when the pulse reaches it. */
const coolDownReserveMs = 50;

/** The trays wired to one lock board: a bank with the board's bytes. */
export class BoardBank extends Bank {
  readonly board: Board;

  constructor(hardware: BoardBankHardware) {
    const settings = bankSettings(hardware);
    super({
      id: hardware.id,
      pulseMs: settings.pulseMs,
      coolDownMs: settings.coolDownMs > 0 ? settings.coolDownMs + coolDownReserveMs : 0,
      locks: hardware.trays.map(({ lock }) => lock),
    });
    this.board = boardDrivers[hardware.driver].board(settings);
  }
}
