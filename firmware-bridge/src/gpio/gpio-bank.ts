import { pulseMsOf, type GpioBankHardware } from '../../contract/index.js';
import { Bank } from '../bus/bank.js';

/** The trays whose locks and door switches hang on GPIO lines. */
export class GpioBank extends Bank {
  constructor(readonly hardware: GpioBankHardware) {
    super({
      id: hardware.id,
      pulseMs: pulseMsOf(hardware),
      coolDownMs: hardware.coolDownMs ?? 0,
      locks: hardware.trays.map(({ lock }) => lock),
    });
  }
}
