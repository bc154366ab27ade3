import { Command, InvalidArgumentError } from 'commander';
import { DayOfFaults } from './day-of-faults.js';

/** `npm run faults --workspace firmware-bridge -- --seed N --hours H`: the bridge through everything that can go wrong, in fake time. */

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('must be a whole number from 1 on');
  return value;
}

const { seed, hours } = new Command('faults')
  .description('A site of every kind of lock through random faults, commands and people, in fake time')
  .option('--seed <n>', 'the same seed gives the same day', wholeNumber, 1)
  .option('--hours <n>', 'how long the day lasts', wholeNumber, 24)
  .parse()
  .opts<{ seed: number; hours: number }>();

const beganMs = performance.now();
const { accusations, ...counts } = await new DayOfFaults(seed).run(hours);
const seconds = ((performance.now() - beganMs) / 1000).toFixed(0);
process.stdout.write(`seed ${seed}, ${hours} h in ${seconds} s: ${JSON.stringify(counts)}\n`);
for (const accusation of accusations.slice(0, 50)) process.stdout.write(`  ${accusation}\n`);
if (accusations.length > 0) {
  process.stdout.write(`${accusations.length} rules were broken by seed ${seed}\n`);
  process.exitCode = 1;
}
