import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { Environment } from '../config/index.js';

/**
 * What would make every start fail, found before anything is started.
 * @returns what is wrong and what to do; undefined when nothing is.
 */
export async function findObstacle(environment: Environment): Promise<string | undefined> {
  const { dataDirectory, runtimeDirectory, host, port } = environment;
  if (await isAnswered(join(runtimeDirectory, 'bridge.sock'))) {
    return `Another motcua247 runs with the data directory ${dataDirectory}. Stop it first, or set DATA_DIRECTORY to another one.`;
  }
  if (await isTaken(host, port)) {
    return `Port ${port} on ${host} is taken by another program. Stop it, or set PORT to a free one (1–65535).`;
  }
  return undefined;
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

function isTaken(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EADDRINUSE');
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(false);
      });
    });
  });
}
