import { newIdempotencyKey } from '../../shared/api/index.js';

/**
 * Ends a citizen's session on the server, as well as it can be done: without an answer it runs out by itself within
 * minutes, and the next session at this kiosk ends it. `keepalive`, because the page may be about to go.
 */
export function endSession(token: string): void {
  void fetch('/api/kiosk/sessions/current', {
    method: 'DELETE',
    headers: { 'x-citizen-session': token, 'Idempotency-Key': newIdempotencyKey() },
    keepalive: true,
    cache: 'no-store',
  }).catch(() => undefined);
}
