import type { Logger } from 'pino';
import type { GpioBusHardware, SiteHardware } from '../../contract/index.js';
import type { LockSupply } from '../bus/lock-supply.js';
import type { BankListener } from '../bus/lock-bus.js';
import type { Time } from '../time.js';
import { openBackEnd } from './back-end.js';
import type { GpioBank } from './gpio-bank.js';
import { GpioBus } from './gpio-bus.js';
import { guardProcesses } from './guard/guard-process.js';
import { SupervisedGuard } from './guard/supervised-guard.js';

export interface GpioSurroundings {
  readonly hardware: SiteHardware;
  readonly runtimeDirectory: string;
  readonly time: Time;
  readonly logger: Logger;
  readonly listener: BankListener;
  readonly supply: LockSupply;
}

/** The bus that the site file asks for, with a guard that is not started yet. Rejects with GpioError. */
export async function createGpioBus(
  bus: GpioBusHardware,
  banks: readonly GpioBank[],
  { hardware, runtimeDirectory, time, logger, listener, supply }: GpioSurroundings,
): Promise<GpioBus> {
  const bankHardware = banks.map((bank) => bank.hardware);
  const { inputs, outputs } = await openBackEnd(bus, bankHardware, runtimeDirectory, (detail) => {
    logger.warn({ detail }, 'lines may not be those of the site file');
  });
  const startGuard = guardProcesses({ drives: 'locks', hardware, bus: bus.id, runtimeDirectory }, logger);
  const guard = new SupervisedGuard(startGuard, outputs, time, logger);
  return new GpioBus(bus, banks, inputs, guard, time, logger, listener, supply);
}
