import type { Logger } from 'pino';
import { guardProcesses } from '../gpio/guard/guard-process.js';
import { signalLinesOf } from './signal-lines.js';
import { SupervisedSignalGuard } from './supervised-signal-guard.js';
import { Signals, type SignalsSurroundings } from './signals.js';

export interface CreateSignalsOptions extends Omit<SignalsSurroundings, 'guard'> {
  readonly runtimeDirectory: string;
  readonly logger: Logger;
}

/** The signals that the site file asks for, with a guard that is not started yet; without a guard where it asks for none. */
export function createSignals({ runtimeDirectory, logger, ...surroundings }: CreateSignalsOptions): Signals {
  const { hardware, time } = surroundings;
  const guard =
    hardware.signals && signalLinesOf(hardware).length > 0
      ? new SupervisedSignalGuard(
          guardProcesses({ drives: 'signals', hardware, runtimeDirectory }, logger),
          time,
          logger,
        )
      : undefined;
  return new Signals({ ...surroundings, guard });
}
