import type { OpenResult } from '../../contract/index.js';
import type { PlainRefusal } from '../doors/attempt.js';

export const opened: OpenResult = { outcome: 'opened', reason: 'door_seen_open', pulsed: true };
export const stayedClosed: OpenResult = { outcome: 'not_opened', reason: 'door_stayed_closed', pulsed: true };

export function refused(reason: PlainRefusal): OpenResult {
  return { outcome: 'not_opened', reason, pulsed: false };
}

export function unknown(reason: Extract<OpenResult, { outcome: 'unknown' }>['reason']): OpenResult {
  return { outcome: 'unknown', reason, pulsed: true };
}

export function coolingDown(readyInMs: number): OpenResult {
  return { outcome: 'not_opened', reason: 'cooling_down', pulsed: false, readyInMs };
}
