import type { Conversation } from './conversation.js';
import type { Answer } from './requests.js';
import { ask, goOnForGood, instead, toCode, withoutPhone } from './steps.js';
import { openForDeposit, openForPickup } from './wants.js';

/** What follows when the service has done what it was asked. */
export function afterAnswer(state: Conversation, answer: Answer, atMs: number): Conversation {
  const { visit } = state;
  switch (answer.kind) {
    case 'ask_code':
      return toCode({ ...state, visit: { ...visit, code: answer.data, codeAskedAtMs: atMs } });
    case 'start_session':
    case 'start_session_by_qr':
      // A tray is promised to a session: the next one is promised another.
      return begin({
        ...state,
        visit: { ...visit, session: answer.data, pickupToken: null, code: null, deposit: null },
      });
    case 'reserve':
      return openForDeposit({ ...state, visit: { ...visit, deposit: answer.data } });
    case 'show_factor':
      return openForPickup({ ...state, visit: { ...visit, answeredFor: visit.pickup?.id ?? null } });
    case 'open_deposit':
    case 'open_pickup':
    case 'reopen':
      return goOnForGood({ ...state, visit: { ...visit, operation: answer.data } }, { name: 'door' });
    case 'confirm':
      return { ...state, visit: { ...visit, operation: answer.data } };
    case 'list_pickups': {
      const [only, ...more] = answer.data;
      const listed = { ...state, visit: { ...visit, pickups: answer.data, pickup: only ?? null } };
      if (only === undefined) return goOnForGood(listed, { name: 'nothing_waiting' });
      return goOnForGood(listed, { name: more.length === 0 ? 'pickup' : 'pickups' });
    }
    case 'rate':
      return goOnForGood(state, { name: 'thanks' });
    case 'list_dossiers': {
      const name = answer.data.length === 0 ? 'nothing_known' : 'dossiers';
      return goOnForGood({ ...state, visit: { ...visit, dossiers: answer.data } }, { name });
    }
    case 'read_status':
      return goOnForGood(
        { ...state, visit: { ...visit, dossiers: [answer.data] } },
        { name: 'dossier', position: 0 },
      );
  }
}

/** The person is known now: on with what they came for. "Back" leads past the phone and its code. */
function begin(state: Conversation): Conversation {
  const known = withoutPhone(state);
  switch (state.visit.purpose) {
    case 'deposit':
      return instead(known, { name: 'before_deposit' });
    case 'pickup':
      return ask(known, { kind: 'list_pickups' });
    case 'lookup':
      return ask(known, { kind: 'list_dossiers' });
  }
}
