import { startSimulator } from '../../../simulator/index.js';
import { readSiteHardware } from '../../site-file.js';
import { PreciseTimers } from './precise-timers.js';

/** The simulator of the benchmark, in a process of its own: `simulator-main.js <site file> <runtime directory> exact|rounded`. */

const [site, runtimeDirectory, wireTime] = process.argv.slice(2);
if (site === undefined || runtimeDirectory === undefined) {
  throw new Error('give the site file and the runtime directory');
}
const simulator = await startSimulator({
  hardware: readSiteHardware(site),
  runtimeDirectory,
  ...(wireTime === 'exact' ? { timers: new PreciseTimers() } : {}),
});
process.stdout.write('simulator ready\n');
process.once('SIGTERM', () => void simulator.stop());
