import type { Randomness } from '../../../simulator/index.js';
import { noBankFaults, noBusFaults, type BankFaults } from '../../../simulator/faults/line-faults.js';
import type { SimulatedGpioBus } from '../../../simulator/gpio/simulated-gpio-bus.js';
import type { Clock } from '../../boards/testing/clock.js';
import type { GuardInMemory } from '../../gpio/testing/guard-in-memory.js';
import type { MemoryChips } from '../../gpio/testing/memory-chips.js';
import { longestTroubleMs, pick } from './site-line.js';
import { shortGpioPulseMs } from './site-of-every-kind.js';

export interface TroubledGpio {
  readonly chips: MemoryChips;
  readonly guard: GuardInMemory;
  readonly bus: SimulatedGpioBus;
  readonly clock: Clock;
}

type GpioTrouble = (gpio: TroubledGpio, randomness: Randomness) => () => void;

const atOnce = (): void => undefined;

function onABank(faults: Partial<BankFaults>): GpioTrouble {
  return ({ bus }, randomness) => {
    const bank = pick(bus.banks, randomness);
    bank.setFaults({ ...noBankFaults, ...faults });
    return () => {
      bank.setFaults(noBankFaults);
    };
  };
}

/**
 * What can be wrong with chips, lines and guards. A contact that bounces never shows the same wrong level twice in a row: two looks that
 * agree are what the bridge goes by. A guard that hangs is not among them: it holds a pulse for longer than the site file allows until
 * it is killed (`conformance-gpio.spec.ts`).
 */
export const gpioTroubles: Readonly<Record<string, GpioTrouble>> = {
  'guard killed': ({ guard }) => {
    guard.kill();
    return atOnce;
  },
  'guard killed in its next pulse': ({ guard, chips, clock }, randomness) => {
    const afterMs = randomness.below(shortGpioPulseMs);
    chips.switchedOn = () => {
      clock.schedule(afterMs, () => {
        guard.kill();
      });
    };
    return () => {
      chips.mend();
    };
  },
  'gpioset ended in its next pulse': ({ chips, clock }, randomness) => {
    const afterMs = randomness.below(shortGpioPulseMs);
    const how = { failed: randomness.below(2) === 0, words: 'gpioset came to its end' };
    chips.switchedOn = () => {
      clock.schedule(afterMs, () => {
        chips.cutPulse(how);
      });
    };
    return () => {
      chips.mend();
    };
  },
  'guard far away': ({ guard }, randomness) => {
    guard.delayMs = randomness.below(1_000);
    return () => {
      guard.delayMs = 0;
    };
  },
  'chips gone': ({ bus, clock }, randomness) => {
    void bus.setFaults({ ...noBusFaults, cut: true });
    clock.schedule(200 + randomness.below(longestTroubleMs - 200), () => {
      void bus.setFaults(noBusFaults);
    });
    return atOnce;
  },
  'lines that cannot be read': onABank({ silence: 'mute' }),
  'lines that cannot be read after the next pulse': onABank({ silence: 'mute_after_next_pulse' }),
  'no power for the locks': ({ bus }) => {
    for (const bank of bus.banks) bank.setPowered(false);
    return () => {
      for (const bank of bus.banks) bank.setPowered(true);
    };
  },
  'contacts that bounce': ({ chips }, randomness) => {
    const wrong = new Set<string>();
    chips.distort = (contact, level) => {
      if (wrong.delete(contact) || randomness.below(8) > 0) return level;
      wrong.add(contact);
      return level === 1 ? 0 : 1;
    };
    return () => {
      chips.mend();
    };
  },
  'slow chips': (gpio, randomness) => onABank({ extraTurnaroundMs: randomness.below(300) })(gpio, randomness),
};
