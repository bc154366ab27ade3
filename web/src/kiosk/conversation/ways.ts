import type { Conversation } from './conversation.js';
import { ask, wiped } from './steps.js';
import type { Way } from './troubles.js';
import {
  answerAgain,
  askForCode,
  listWhatWaits,
  openForDeposit,
  openForPickup,
  toPickupPhone,
  withOtherPhone,
} from './wants.js';

/** Takes a way out of trouble. */
export function takeWay(state: Conversation, way: Way): Conversation {
  switch (way) {
    case 'try_again':
      return tryAgain(state);
    case 'another_tray':
      return openForDeposit(state);
    case 'open_again':
      return state.visit.purpose === 'pickup' ? openForPickup(state) : openForDeposit(state);
    case 'new_code':
      return askForCode(state);
    case 'call_again':
      return askForCode(state, 'call');
    case 'by_message':
      return askForCode(state);
    case 'number_again':
      return toPickupPhone(state);
    case 'answer_again':
      return answerAgain(state);
    case 'by_code':
    case 'other_number':
      return withOtherPhone(state);
    case 'what_waits':
      return state.visit.purpose === 'pickup' ? listWhatWaits(state) : wiped();
    case 'leave':
      return wiped();
  }
}

/**
 * What was not answered is asked as the very same request, so that it is carried out once however often it arrives; what
 * was refused is asked anew.
 */
function tryAgain(state: Conversation): Conversation {
  const { refused, screen } = state;
  if (refused === null) return wiped();
  const unanswered = screen.name === 'trouble' && screen.trouble.kind === 'unreachable';
  return ask(state, unanswered ? refused : { ...refused });
}
