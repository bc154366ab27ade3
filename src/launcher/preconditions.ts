import { connect } from 'node:net';
import { join } from 'node:path';
import type { Settings } from '../config/index.js';
import { assertPortFree, PortTakenError } from '../early-checks/index.js';

/**
 * What would make every start fail, found before anything is started or written.
 * @returns what is wrong and what to do; undefined when nothing is.
 * @throws ConfigurationError when nobody could ever listen on this host and port.
 */
export async function findObstacle(environment: Settings): Promise<string | undefined> {
  const { dataDirectory, runtimeDirectory, host, port } = environment;
  if (await isAnswered(join(runtimeDirectory, 'bridge.sock'))) {
    return `Another motcua247 runs with the data directory ${dataDirectory}. Stop it first, or set DATA_DIRECTORY to another one.`;
  }
  try {
    await assertPortFree(host, port);
    return undefined;
  } catch (error) {
    if (error instanceof PortTakenError) return error.message;
    throw error;
  }
}

/** Whether somebody listens behind a socket file; one that a killed process left behind is not answered. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
