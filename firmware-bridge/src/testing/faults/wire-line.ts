import { pino } from 'pino';
import type { BoardBankHardware, WireBusHardware } from '../../../contract/index.js';
import { boardModelOf } from '../../../simulator/boards/registry.js';
import { SimulatedBank } from '../../../simulator/bus/simulated-bank.js';
import { SimulatedBus } from '../../../simulator/bus/simulated-bus.js';
import { Line } from '../../boards/testing/line.js';
import { BoardBank } from '../../bus/board-bank.js';
import { Bus } from '../../bus/bus.js';
import type { LineSurroundings, SiteLine } from './site-line.js';
import { wireTroubles, type TroubledWire } from './wire-troubles.js';

/** At worst a silent board is not asked for a second, a lost line not tried for five, and two good looks are needed. */
const recoveredWithinMs = 10_000;

/** One wire with its boards: real bytes, fake time. */
export function wireLine(
  hardware: WireBusHardware,
  bankHardware: readonly BoardBankHardware[],
  { world, clock, listener }: LineSurroundings,
): SiteLine {
  const line = new Line(clock);
  const banks = bankHardware.map((bank) => new BoardBank(bank));
  const bus = new Bus(hardware, banks, line, clock, pino({ level: 'silent' }), listener);
  const simulated = bankHardware.map((bank) => new SimulatedBank(bank, boardModelOf(bank.driver), world));
  const simulatedBus = new SimulatedBus(hardware, simulated, line, world);
  const wire: TroubledWire = {
    line,
    banks: simulated.map((board, index) => ({
      simulated: board,
      reply: () => {
        const question = banks[index]?.board.status.bytes ?? new Uint8Array();
        return board.hear(question)[0]?.bytes ?? new Uint8Array();
      },
    })),
  };
  return {
    id: hardware.id,
    bus,
    banks,
    troubles: Object.values(wireTroubles).map((trouble) => (randomness) => trouble(wire, randomness)),
    recoveredWithinMs,
    startWorld: () => simulatedBus.start(),
    stopWorld: () => simulatedBus.stop(),
  };
}
