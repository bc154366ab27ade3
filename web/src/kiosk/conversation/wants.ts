import type { Conversation } from './conversation.js';
import type { CodeWay } from './requests.js';
import { ask, goOn, goOnForGood, instead } from './steps.js';

/** What several screens lead to. Each changes nothing when the visit does not know what it takes. */

export function askForCode(state: Conversation, way: CodeWay = 'message'): Conversation {
  const { phone, purpose } = state.visit;
  if (phone === '') return { ...state, screen: { name: 'phone', refused: false } };
  const asking = { ...state, visit: { ...state.visit, session: null } };
  return ask(asking, { kind: 'ask_code', phone, purpose, way });
}

/** The number is known: what was scanned goes with it, or a code is sent to it. */
export function identify(state: Conversation): Conversation {
  const { phone, pickupToken: token } = state.visit;
  return token === null ? askForCode(state) : ask(state, { kind: 'start_session_by_qr', token, phone });
}

/** The number of what the pickup QR is for, once more. */
export const toPickupPhone = (state: Conversation): Conversation =>
  goOnForGood(state, { name: 'pickup_phone', refused: false });

/** The number was wrong, or a code is to be sent to it: everything that hung on it is forgotten. */
export function withOtherPhone(state: Conversation): Conversation {
  const visit = { ...state.visit, pickupToken: null, code: null, session: null, pickups: [], pickup: null };
  return goOnForGood({ ...state, visit }, { name: 'phone', refused: false });
}

/** Reserves a tray first; one that is reserved is opened, or another one in its place. */
export function openForDeposit(state: Conversation): Conversation {
  const { procedure, deposit, wishes } = state.visit;
  if (deposit !== null) return ask(state, { kind: 'open_deposit', id: deposit.id });
  if (procedure === null) return state;
  return ask(state, { kind: 'reserve', procedureCode: procedure.code, wishes });
}

export function openForPickup(state: Conversation): Conversation {
  const { pickup, answeredFor } = state.visit;
  if (pickup === null) return state;
  if (pickup.asks !== null && answeredFor !== pickup.id) return goOn(state, { name: 'pickup_factor' });
  return ask(state, { kind: 'open_pickup', id: pickup.id });
}

export const listWhatWaits = (state: Conversation): Conversation => ask(state, { kind: 'list_pickups' });

/** What is asked about the holder, once more. */
export const answerAgain = (state: Conversation): Conversation => instead(state, { name: 'pickup_factor' });
