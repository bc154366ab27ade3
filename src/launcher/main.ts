import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkConfiguration,
  ConfigurationError,
  findPackageRoot,
  processEnvironment,
} from '../config/index.js';
import { makeFolders } from '../early-checks/index.js';
import { planProcesses } from './plan.js';
import { findObstacle } from './preconditions.js';
import { SupervisedProcess } from './supervised-process.js';

const notPossibleHere = 3;

/** How long simulator and bridge may take to be ready before the service is started all the same. */
const headStartMs = 15_000;

/**
 * `npm start`: runs the cabinet (simulated where the site file says so), the bridge and the service as the separate
 * processes they are, starts again what dies, and stops them in order. An installation leaves this to systemd.
 */
async function main(): Promise<number> {
  const { settings: environment, site } = checkConfiguration(processEnvironment);
  const obstacle = await findObstacle(environment);
  if (obstacle !== undefined) {
    process.stderr.write(`${obstacle}\n`);
    return notPossibleHere;
  }
  makeFolders(environment);
  const logDirectory = join(environment.dataDirectory, 'log');
  mkdirSync(logDirectory, { recursive: true });
  const root = findPackageRoot();
  const plans = planProcesses({ environment, site, root, logDirectory, variables: processEnvironment });

  const stopping = new AbortController();
  const stopRequested = new Promise<undefined>((resolve) => {
    // The last is what a terminal sends that is closed; the processes are out of its reach and would live on.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        stopping.abort();
        resolve(undefined);
      });
    }
  });

  // Nor may they be left alone because nobody reads any longer what is said here.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

  const running: SupervisedProcess[] = [];
  const failures: Promise<{ name: string; code: number | undefined; said: string }>[] = [];
  for (const plan of plans) {
    if (stopping.signal.aborted) break;
    const supervised = new SupervisedProcess(plan);
    running.push(supervised);
    failures.push(supervised.ended.then((code) => ({ name: plan.name, code, said: supervised.finalOutput })));
    await Promise.race([supervised.ready, ...failures, stopRequested, expiry(headStartMs)]);
  }

  const end = await Promise.race([stopRequested, ...failures]);
  for (const supervised of running.reverse()) await supervised.stop();
  if (end?.code === undefined) return 0;
  process.stderr.write(`${end.name} cannot run:\n${end.said}\n`);
  return end.code === 0 ? 1 : end.code;
}

function expiry(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
