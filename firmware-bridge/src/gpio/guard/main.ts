import { createInterface } from 'node:readline';
import { isGpioBank, isGpioBus, siteHardwareSchema } from '../../../contract/index.js';
import { systemTime } from '../../time.js';
import { openBackEnd } from '../back-end.js';
import { Guard } from './guard.js';
import { guardSetupSchema, pulseCommandSchema, type GuardMessage } from './messages.js';

/**
 * The guard's process. Whatever happens to the bridge, to this pipe or to this process short of a kill -9, every output is switched off
 * before it ends; after a kill -9 the bridge does it.
 */

let guard: Guard | undefined;

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

async function setUp(line: string): Promise<Guard> {
  const setup = guardSetupSchema.parse(JSON.parse(line));
  const hardware = siteHardwareSchema.parse(setup.hardware);
  const bus = hardware.buses.find(({ id }) => id === setup.bus);
  if (!bus || !isGpioBus(bus)) throw new Error(`there is no GPIO bus "${setup.bus}"`);
  const banks = hardware.cabinets
    .flatMap((cabinet) => cabinet.banks)
    .filter(isGpioBank)
    .filter((bank) => bank.bus === bus.id);
  const { outputs } = await openBackEnd(bus, banks, setup.runtimeDirectory);
  return new Guard(banks, outputs, systemTime, tell);
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => {
    end(0);
  });
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
        ready.take(pulseCommandSchema.parse(JSON.parse(line)));
      });
      ready.start();
    },
    (error: unknown) => {
      tell({ kind: 'fault', detail: error instanceof Error ? error.message : String(error) });
    },
  );
});
