import type { Conversation, KioskEvent } from './conversation.js';
import { afterAnswer } from './after-answer.js';
import { screenAfter } from './after-door.js';
import { screenOfRefusal } from './refusals.js';
import type { Refusal, Request } from './requests.js';
import { ask, goBack, goOn, goOnForGood, goWrong, instead, toCode, wiped } from './steps.js';
import type { ScreenName } from './screens.js';
import { takeWay } from './ways.js';
import {
  askForCode,
  identify,
  listWhatWaits,
  openForDeposit,
  openForPickup,
  withOtherPhone,
} from './wants.js';
import { isLeavable } from './leaving.js';
import { emptyVisit } from './visit.js';

/**
 * What follows when something happens: the whole conversation of the kiosk, pure and total. An event that makes no sense
 * where it arrives (a second tap, an answer that is late) changes nothing.
 */
export function converse(state: Conversation, event: KioskEvent): Conversation {
  switch (event.type) {
    case 'device_known':
      return state.screen.name === 'starting' || state.screen.name === 'set_up' ? wiped() : state;
    case 'device_unknown':
      return { ...wiped(), screen: { name: 'set_up', refused: event.refused } };
    case 'answered':
      return state.asking === event.request
        ? afterAnswer({ ...state, asking: null }, event.answer, event.atMs)
        : state;
    case 'refused':
      return state.asking === event.request ? beRefused(state, event.request, event.refusal) : state;
    case 'door_seen':
      return seeDoor(state, event.operation);
    case 'left':
      return isLeavable(state) ? wiped() : state;
    case 'preferred':
      return { ...state, preferences: { ...state.preferences, ...event.preferences } };
    default:
      return state.asking === null ? act(state, event) : state;
  }
}

type Act = Exclude<
  KioskEvent,
  {
    type: 'device_known' | 'device_unknown' | 'answered' | 'refused' | 'door_seen' | 'left' | 'preferred';
  }
>;

/** What the person does; nothing while the service is asked. */
function act(state: Conversation, event: Act): Conversation {
  const { visit } = state;
  switch (event.type) {
    case 'chose_purpose':
      return choosePurpose(state, event.purpose);
    case 'chose_field':
      return goOn(state, { name: 'procedures', fieldCode: event.fieldCode });
    case 'chose_procedure':
      return goOn({ ...state, visit: { ...visit, procedure: event.procedure } }, { name: 'procedure' });
    case 'wants_guide':
      return goOn(state, { name: 'guide' });
    case 'procedure_settled':
      return visit.session === null
        ? goOn(state, { name: 'phone', refused: false })
        : goOn(state, { name: 'before_deposit' });
    case 'phone_given':
      return identify({ ...state, visit: { ...visit, phone: event.phone } });
    case 'code_given':
      return visit.code === null
        ? state
        : ask(state, { kind: 'start_session', codeId: visit.code.codeId, code: event.code });
    case 'code_not_come':
      return goOn(state, { name: 'code_missing' });
    case 'code_not_there':
      // "Back" leads to the phone: where the code is typed, it would be told again at once.
      return state.screen.name === 'code'
        ? instead(state, { name: 'trouble', trouble: { kind: event.why } })
        : state;
    case 'wants_new_code':
      return askForCode(state);
    case 'wants_call':
      return askForCode(state, 'call');
    case 'wants_to_type_code':
      return visit.code === null ? state : toCode(state);
    case 'wants_other_phone':
      return withOtherPhone(state);
    case 'wishes_about':
      return goOn(state, { name: event.what });
    case 'wished': {
      const wished = { ...state, visit: { ...visit, wishes: { ...visit.wishes, ...event.wishes } } };
      return state.screen.name === 'before_deposit' ? wished : goBack(wished);
    }
    case 'open_for_deposit':
      return openForDeposit(state);
    case 'chose_pickup':
      return goOn({ ...state, visit: { ...visit, pickup: event.pickup } }, { name: 'pickup' });
    case 'factor_given':
      return visit.pickup === null
        ? state
        : ask(state, { kind: 'show_factor', id: visit.pickup.id, answer: event.answer });
    case 'open_for_pickup':
      return openForPickup(state);
    case 'reopen':
      return visit.operation === null
        ? state
        : ask(state, { kind: 'reopen', operationId: visit.operation.id });
    case 'what_waits':
      return listWhatWaits(state);
    case 'finished':
      return isDone(state.screen.name) ? goOnForGood(state, { name: 'rating' }) : wiped();
    case 'confirmed':
      return visit.operation === null
        ? state
        : ask(state, { kind: 'confirm', operationId: visit.operation.id, done: event.done });
    case 'rated':
      return visit.purpose === 'lookup'
        ? state
        : ask(state, { kind: 'rate', about: visit.purpose, rating: event.rating });
    case 'chose_dossier':
      return goOn(state, { name: 'dossier', position: event.position });
    case 'scanned_status':
      return isPublicPlace(state)
        ? ask({ ...state, visit: emptyVisit }, { kind: 'read_status', token: event.token })
        : state;
    case 'scanned_pickup_qr':
      return takesPickupQr(state)
        ? goOnForGood(
            { ...state, visit: { ...emptyVisit, purpose: 'pickup', pickupToken: event.token } },
            { name: 'pickup_phone', refused: false },
          )
        : state;
    case 'way_taken':
      return takeWay(state, event.way);
    case 'back':
      return isLeavable(state) ? goBack(state) : state;
  }
}

function beRefused(state: Conversation, request: Request, refusal: Refusal): Conversation {
  const answered = { ...state, asking: null };
  // The door's own screen knows more than a refused word about it: it goes on asking what became of the door.
  if (request.kind === 'confirm') return answered;
  // How content somebody was is worth no trouble.
  if (request.kind === 'rate') return goOnForGood(answered, { name: 'thanks' });
  const screen = screenOfRefusal(request.kind, refusal);
  if (screen.name === 'set_up') return { ...wiped(), screen };
  return goWrong({ ...answered, refused: request }, screen);
}

function choosePurpose(state: Conversation, purpose: 'deposit' | 'pickup' | 'lookup'): Conversation {
  const chosen = { ...state, visit: { ...emptyVisit, purpose } };
  return goOnForGood(chosen, purpose === 'deposit' ? { name: 'fields' } : { name: 'phone', refused: false });
}

const isDone = (screen: ScreenName): boolean => screen === 'fetched' || screen === 'deposited';

/** Only the operation that this visit waits for, and only while its screen stands. */
function seeDoor(
  state: Conversation,
  operation: NonNullable<Conversation['visit']['operation']>,
): Conversation {
  if (state.visit.operation?.id !== operation.id || state.screen.name !== 'door') return state;
  const seen = { ...state, visit: { ...state.visit, operation } };
  return operation.settledAt === null ? seen : instead({ ...seen, asking: null }, screenAfter(operation));
}

/** Where a status link may be scanned: nobody is in the middle of anything. */
const isPublicPlace = ({ screen, visit }: Conversation): boolean =>
  screen.name === 'home' ||
  (screen.name === 'phone' && visit.purpose === 'lookup') ||
  screen.name === 'dossier';

/** Where a pickup QR may be shown: where a status link may, and as long as somebody who came to fetch is not known. */
const takesPickupQr = (state: Conversation): boolean =>
  isPublicPlace(state) || (state.visit.purpose === 'pickup' && state.visit.session === null);
