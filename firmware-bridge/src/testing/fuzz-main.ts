import { driverNames } from '../../contract/index.js';
import { fuzz } from '../boards/testing/fuzz.js';
import { fuzzTools } from '../gpio/testing/fuzz-tools.js';
import { fuzzLines } from '../rpc/testing/fuzz-lines.js';

/** `npm run fuzz --workspace firmware-bridge [-- streams [seed]]`: whatever reads what others wrote, against random bytes. */

const streams = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(streams) || !Number.isInteger(seed) || streams < 1) {
  throw new Error('give the number of streams, from 1 on, and a whole number as seed: fuzz -- 1000000 1');
}

function run(what: string, unit: string, work: () => string): void {
  const startMs = performance.now();
  const found = work();
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  process.stdout.write(
    `${what}: ${streams} ${unit} of seed ${seed} in ${seconds} s; ${found}, none threw or lied\n`,
  );
}

for (const driver of driverNames)
  run(driver, 'streams', () => `${fuzz(driver, streams, seed).readings} held a reply`);
run('tools of libgpiod', 'outputs each', () => {
  const { versions, chips, levels } = fuzzTools(streams, seed);
  return `${versions} told a version, ${chips} the chip, ${levels} the levels`;
});
run('lines of the contract', 'streams', () => {
  const { whole, refused } = fuzzLines(streams, seed);
  return `${whole} were read to the end and ${refused} refused`;
});
