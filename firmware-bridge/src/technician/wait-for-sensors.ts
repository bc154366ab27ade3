import type { BridgeSession } from '../../client/index.js';
import type { FollowedSensors } from './followed-sensors.js';
import { stopped } from './stopped.js';
import type { Surroundings } from './surroundings.js';

export type WaitEnd =
  | 'held'
  /** The time was over. */
  | 'late'
  /** The person pressed Ctrl-C. */
  | 'stopped'
  /** The bridge has gone. */
  | 'lost';

/** Waits until the sensors show something, for at most so long. */
export async function waitForSensors(
  { session, sensors }: { readonly session: BridgeSession; readonly sensors: FollowedSensors },
  holds: () => boolean,
  longestMs: number,
  { time, stop }: Pick<Surroundings, 'time' | 'stop'>,
): Promise<WaitEnd> {
  if (holds()) return 'held';
  let release = (): void => undefined;
  const shown = new Promise<WaitEnd>((resolve) => {
    const stopListening = sensors.onChange(() => {
      if (holds()) resolve('held');
    });
    const cancelTimeout = time.schedule(longestMs, () => {
      resolve('late');
    });
    release = () => {
      stopListening();
      cancelTimeout();
    };
  });
  try {
    return await Promise.race([shown, stopped(stop), session.closed.then(() => 'lost' as const)]);
  } finally {
    release();
  }
}
