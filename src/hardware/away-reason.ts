import { BridgeRefusal, BridgeSilent } from '@motcua247/firmware-bridge/client';

/**
 * Why there is no connection to the bridge.
 * - `not_running`: nobody listens at its socket; `silent`: it listens and does not answer, so it hangs.
 * - `refused`: it does not talk to this service, being of another version, or one that a technician's command has for itself; `broken`: anything else, of which the log has the words.
 */
export const awayReasons = ['not_running', 'silent', 'refused', 'broken'] as const;
export type AwayReason = (typeof awayReasons)[number];

/** Without the file of the socket, and with one that a bridge has left behind. */
const nobodyListens = ['ENOENT', 'ECONNREFUSED'];

/** @param failure undefined: the connection ended without a word */
export function awayReasonOf(failure: unknown): AwayReason {
  if (failure instanceof BridgeSilent) return 'silent';
  if (failure instanceof BridgeRefusal) return 'refused';
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  return typeof code === 'string' && nobodyListens.includes(code) ? 'not_running' : 'broken';
}
