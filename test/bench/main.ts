import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { findPackageRoot } from '../../src/config/index.js';
import { benchFetchTiming, mostRounds } from './fetch-timing/bench-fetch-timing.js';

/** `npm run bench`: how quick the program is beside a limit of the same run; see docs/performance.md. */

function rounds(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 2 || value > mostRounds)
    throw new InvalidArgumentError(`must be a whole number 2–${String(mostRounds)}`);
  return value;
}

const program = new Command('bench').description('measures how quick the program is');
program
  .executableDir(join(findPackageRoot(), 'firmware-bridge/dist/src/testing/benchmark'))
  .command('bridge', 'the bridge before simulated locks, beside what the wire or the tools allow', {
    executableFile: 'main.js',
  });
program
  .command('fetch-timing')
  .description('whether the answer’s time tells if a result waits for a phone')
  .option('--rounds <n>', 'requests of each of the 154 phones (13 are 2,002 requests)', rounds, mostRounds)
  .action((options: { readonly rounds: number }) =>
    benchFetchTiming(options.rounds, (line) => {
      process.stdout.write(`${line}\n`);
    }),
  );
await program.parseAsync();
