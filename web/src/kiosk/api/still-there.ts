import { createApi } from '../../shared/api/index.js';

/** Says that the person of a session is still there; whether it was heard, the next request of the session tells. */
export function sayStillThere(token: string): void {
  const api = createApi(() => ({ 'x-citizen-session': token }));
  void api.GET('/api/kiosk/sessions/current').catch(() => undefined);
}
