import { BridgeSession } from '../../client/index.js';
import { errorMessage } from '../error-details.js';
import type { Time } from '../time.js';
import { TechnicianFailure } from './failure.js';

/**
 * A technician's connection to the bridge on a socket, greeted; `undefined` when no bridge listens there.
 * @throws TechnicianFailure when somebody listens there with whom nothing can be done
 */
export async function connectToBridge(
  path: string,
  time: Time,
  name = 'technician',
): Promise<BridgeSession | undefined> {
  const session = await openSession(path);
  if (!session) return undefined;
  try {
    await session.greet({ name, monotonicMs: () => time.monotonicMs() });
    return session;
  } catch (error) {
    session.end();
    throw new TechnicianFailure(`the bridge on ${path} cannot be used: ${errorMessage(error)}`);
  }
}

async function openSession(path: string): Promise<BridgeSession | undefined> {
  try {
    return await BridgeSession.open(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined;
    throw new TechnicianFailure(
      code === 'EACCES'
        ? `no right to use ${path}; run this command as the bridge's user`
        : `cannot use ${path}: ${errorMessage(error)}`,
    );
  }
}
