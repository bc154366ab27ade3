import { pino } from 'pino';
import type { GpioBankHardware, GpioBusHardware } from '../../../contract/index.js';
import { SimulatedGpioBus } from '../../../simulator/gpio/simulated-gpio-bus.js';
import { GpioBank } from '../../gpio/gpio-bank.js';
import { GpioBus } from '../../gpio/gpio-bus.js';
import type { GuardChild, StartGuard } from '../../gpio/guard/guard-child.js';
import { SupervisedGuard } from '../../gpio/guard/supervised-guard.js';
import type { Inputs } from '../../gpio/inputs.js';
import { GuardInMemory } from '../../gpio/testing/guard-in-memory.js';
import { MemoryChips } from '../../gpio/testing/memory-chips.js';
import { gpioTroubles } from './gpio-troubles.js';
import type { Lifetime } from './lifetime.js';
import { gpioBounds } from './line-bounds.js';
import type { BridgeStart, HeldLine, LineSurroundings, SiteLine } from './site-line.js';

function inputsWithin(life: Lifetime, chips: Inputs): Inputs {
  return {
    look: async (over) => {
      const read = await chips.look(over);
      return (...lines) => life.within(read(...lines));
    },
  };
}

/** The guards of one start of the bridge, which end when the bridge does. */
class OwnGuards {
  private child: GuardChild | undefined;

  constructor(
    private readonly life: Lifetime,
    private readonly guards: StartGuard,
  ) {}

  readonly start: StartGuard = (listener) => {
    const { life } = this;
    const child = this.guards({
      said: (message) => {
        if (life.lasts) listener.said(message);
      },
      ended: (how) => {
        if (life.lasts) listener.ended(how);
      },
    });
    this.child = child;
    return {
      send: (command) => {
        if (life.lasts) child.send(command);
      },
      leave: () => {
        child.leave();
      },
      kill: () => {
        child.kill();
      },
    };
  };

  /** The pipe from the bridge is closed. */
  leave(): void {
    this.child?.leave();
  }
}

/** Locks on GPIO with their guard, which is the real one and its real supervision; the pipe and the process between them are not. */
export function gpioLine(
  hardware: GpioBusHardware,
  bankHardware: readonly GpioBankHardware[],
  { world, clock, draws }: LineSurroundings,
): SiteLine {
  const chips = new MemoryChips(bankHardware, clock);
  const simulated = new SimulatedGpioBus(hardware, bankHardware, chips, world);
  const guard = new GuardInMemory(bankHardware, chips, clock);
  const parts = { chips, guard, clock, bus: simulated };
  const ownBanks = new Set(bankHardware.map(({ id }) => id));
  // The bridge writes nothing here: the lock draws from the moment in which the guard has switched its lines on.
  world.record.onAppend(({ event }) => {
    if (event.kind === 'pulse' && ownBanks.has(event.bank)) draws(hardware.id, event.tray, event.pulseMs);
  });
  const hold = ({ life, supply, listener }: BridgeStart): HeldLine => {
    const logger = pino({ level: 'silent' });
    const guards = new OwnGuards(life, guard.start);
    const banks = bankHardware.map((bank) => new GpioBank(bank));
    const supervised = new SupervisedGuard(guards.start, chips, life, logger);
    const inputs = inputsWithin(life, chips);
    return {
      bus: new GpioBus(hardware, banks, inputs, supervised, life, logger, listener, supply),
      banks,
      abandon: () => {
        guards.leave();
      },
    };
  };
  return {
    id: hardware.id,
    troubles: Object.values(gpioTroubles).map((trouble) => (randomness) => trouble(parts, randomness)),
    ...gpioBounds(hardware, bankHardware.length),
    hold,
    startWorld: () => simulated.start(),
    stopWorld: () => simulated.stop(),
  };
}
