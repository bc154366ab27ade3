import { driverNames } from '../../../contract/index.js';
import { fuzz } from './fuzz.js';

/** `npm run fuzz --workspace firmware-bridge [-- streams [seed]]`: every codec against random bytes. */

const streams = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(streams) || !Number.isInteger(seed) || streams < 1) {
  throw new Error('give the number of streams, from 1 on, and a whole number as seed: fuzz -- 1000000 1');
}

for (const driver of driverNames) {
  const startMs = performance.now();
  const { readings } = fuzz(driver, streams, seed);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  process.stdout.write(
    `${driver}: ${streams} streams of seed ${seed} in ${seconds} s; ${readings} held a reply, none threw or lied\n`,
  );
}
