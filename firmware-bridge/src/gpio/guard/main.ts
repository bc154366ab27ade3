import { createInterface } from 'node:readline';
import { isGpioBank, isGpioBus, siteHardwareSchema, type SiteHardware } from '../../../contract/index.js';
import { SignalGuard } from '../../signals/signal-guard.js';
import { signalLinesOf, signalsOff } from '../../signals/signal-lines.js';
import { systemTime } from '../../time.js';
import { openBackEnd, openSignalOutputs } from '../back-end.js';
import { Guard } from './guard.js';
import { guardSetupSchema, lockCommandSchema, showCommandSchema, type GuardMessage } from './messages.js';
import { errorMessage } from '../../error-details.js';

/**
 * The guard's process. Whatever happens to the bridge, to this pipe or to this process short of a kill -9, every output is switched off
 * before it ends; after a kill -9 the bridge does it. The pipe alone ends it: a service manager or a shutdown tells every process at once
 * to end, and the bridge has to bring an opening under way to its answer first.
 */

/** A guard of either kind, as this process handles it. */
interface Guarding {
  start(): void;
  /** @param command what came through the pipe */
  take(command: unknown): void;
  /** @returns false when it cannot be said that everything is off */
  stop(): boolean;
}

let guard: Guarding | undefined;

function end(code: number): never {
  const isOff = guard?.stop() ?? true;
  process.exit(isOff ? code : 1);
}

function tell(message: GuardMessage): void {
  try {
    process.stdout.write(`${JSON.stringify(message)}\n`);
  } catch {
    // The bridge is gone; the end of the other pipe says so too.
  }
  if (message.kind === 'fault') process.exit(1);
}

/** The bridge logs what stands there. */
function complain(detail: string): void {
  process.stderr.write(`${detail}\n`);
}

async function setUp(line: string): Promise<Guarding> {
  const setup = guardSetupSchema.parse(JSON.parse(line));
  const hardware = siteHardwareSchema.parse(setup.hardware);
  return setup.drives === 'locks'
    ? guardLocks(hardware, setup.bus, setup.runtimeDirectory)
    : guardSignals(hardware, setup.runtimeDirectory);
}

async function guardLocks(
  hardware: SiteHardware,
  busId: string,
  runtimeDirectory: string,
): Promise<Guarding> {
  const bus = hardware.buses.find(({ id }) => id === busId);
  if (!bus || !isGpioBus(bus)) throw new Error(`there is no GPIO bus "${busId}"`);
  const banks = hardware.cabinets
    .flatMap((cabinet) => cabinet.banks)
    .filter(isGpioBank)
    .filter((bank) => bank.bus === bus.id);
  const { outputs } = await openBackEnd(bus, banks, runtimeDirectory, complain);
  const locks = new Guard(banks, outputs, systemTime, tell);
  return {
    start: () => {
      locks.start();
    },
    take: (command) => {
      locks.take(lockCommandSchema.parse(command));
    },
    stop: () => locks.stop(),
  };
}

async function guardSignals(hardware: SiteHardware, runtimeDirectory: string): Promise<Guarding> {
  if (!hardware.signals) throw new Error('the site has no signals');
  const lines = signalLinesOf(hardware);
  const outputs = await openSignalOutputs(hardware.signals, signalsOff(lines), runtimeDirectory, complain);
  const signals = new SignalGuard(lines, outputs, systemTime, tell);
  return {
    start: () => {
      signals.start();
    },
    take: (command) => {
      signals.take(showCommandSchema.parse(command));
    },
    stop: () => signals.stop(),
  };
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => undefined);
}
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  end(1);
});
process.stdout.on('error', () => {
  end(0);
});

const lines = createInterface({ input: process.stdin });
lines.once('close', () => {
  end(0);
});
lines.once('line', (first) => {
  setUp(first).then(
    (ready) => {
      guard = ready;
      lines.on('line', (line) => {
        ready.take(JSON.parse(line));
      });
      ready.start();
    },
    (error: unknown) => {
      tell({ kind: 'fault', detail: errorMessage(error) });
    },
  );
});
