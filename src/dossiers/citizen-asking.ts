import type { Actor, PhoneNumber } from '../kernel/index.js';

/** The citizen who stands at a kiosk: a session that was begun with a code sent to this number. */
export interface CitizenAsking {
  readonly sessionId: string;
  readonly phone: PhoneNumber;
}

/** In the ledger a citizen is their session, never their number. */
export function citizenActor(citizen: CitizenAsking): Actor {
  return { type: 'citizen', id: citizen.sessionId };
}
