import { join } from 'node:path';
import { pino } from 'pino';
import type { SiteHardware } from '../../contract/index.js';
import { startBridge } from '../bridge.js';
import type { BridgeSession } from '../../client/index.js';
import { connectToBridge } from './connect-to-bridge.js';
import { TechnicianFailure } from './failure.js';
import type { Surroundings } from './surroundings.js';

export interface Place {
  readonly hardware: SiteHardware;
  readonly runtimeDirectory: string;
}

/** A bridge to work with, and how to part from it. */
export interface JoinedBridge {
  readonly session: BridgeSession;
  /** Hangs up, and stops the bridge if it was started for this command. */
  leave(): Promise<void>;
}

/** The loggers of a bridge are for a service; the technician's commands say themselves what happens. */
const silence = pino({ level: 'silent' });

/**
 * Joins the running bridge of the site, or starts one in this process: the port of a lock board has one owner.
 * @throws TechnicianFailure, SocketUnavailableError
 */
export async function joinBridge(place: Place, surroundings: Surroundings): Promise<JoinedBridge> {
  const { time, errors } = surroundings;
  const path = join(place.runtimeDirectory, 'bridge.sock');
  const running = await connectToBridge(path, time);
  if (running) {
    errors.write(`Working through the running bridge on ${path}.\n`);
    return {
      session: running,
      leave: () => {
        running.end();
        return Promise.resolve();
      },
    };
  }

  errors.write('No bridge is running: starting one for this command, which first looks at every door.\n');
  return startOwnBridge(place, surroundings);
}

/** @throws SocketUnavailableError when a bridge is running */
export async function startOwnBridge(place: Place, { time }: Surroundings): Promise<JoinedBridge> {
  const bridge = await startBridge({ ...place, logger: silence, time });
  try {
    const session = await connectToBridge(bridge.socketPath, time);
    if (!session) throw new TechnicianFailure(`nobody listens on ${bridge.socketPath}`);
    return {
      session,
      leave: async () => {
        session.end();
        await bridge.stop();
      },
    };
  } catch (error) {
    await bridge.stop();
    throw error;
  }
}
