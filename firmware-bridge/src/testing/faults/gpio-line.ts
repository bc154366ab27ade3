import { pino } from 'pino';
import type { GpioBankHardware, GpioBusHardware } from '../../../contract/index.js';
import { SimulatedGpioBus } from '../../../simulator/gpio/simulated-gpio-bus.js';
import { GpioBank } from '../../gpio/gpio-bank.js';
import { GpioBus } from '../../gpio/gpio-bus.js';
import { longestRestMs } from '../../gpio/guard/kept-guard.js';
import { SupervisedGuard } from '../../gpio/guard/supervised-guard.js';
import { GuardInMemory } from '../../gpio/testing/guard-in-memory.js';
import { MemoryChips } from '../../gpio/testing/memory-chips.js';
import { gpioTroubles } from './gpio-troubles.js';
import type { LineSurroundings, SiteLine } from './site-line.js';

/** Until the next guard is tried, and then until it is started and two good looks were had. */
const recoveredWithinMs = longestRestMs + 3_000;

/** Locks on GPIO with their guard, which is the real one and its real supervision; the pipe and the process between them are not. */
export function gpioLine(
  hardware: GpioBusHardware,
  bankHardware: readonly GpioBankHardware[],
  { world, clock, listener }: LineSurroundings,
): SiteLine {
  const logger = pino({ level: 'silent' });
  const chips = new MemoryChips(bankHardware, clock);
  const simulated = new SimulatedGpioBus(hardware, bankHardware, chips, world);
  const guard = new GuardInMemory(bankHardware, chips, clock);
  const supervised = new SupervisedGuard(guard.start, chips, clock, logger);
  const banks = bankHardware.map((bank) => new GpioBank(bank));
  const bus = new GpioBus(hardware, banks, chips, supervised, clock, logger, listener);
  const parts = { chips, guard, clock, bus: simulated };
  return {
    id: hardware.id,
    bus,
    banks,
    troubles: Object.values(gpioTroubles).map((trouble) => (randomness) => trouble(parts, randomness)),
    recoveredWithinMs,
    startWorld: () => simulated.start(),
    stopWorld: () => simulated.stop(),
  };
}
