import { beginning, type Conversation } from './conversation.js';
import type { Request } from './requests.js';
import type { Screen } from './screens.js';
import type { Trouble } from './troubles.js';

/** On to the next screen; "back" leads here again. */
export const goOn = (state: Conversation, screen: Screen): Conversation => ({
  ...state,
  screen,
  trail: [...state.trail, state.screen],
});

/** On to a screen from which "back" leads to where it led before: what lies between is done. */
export const instead = (state: Conversation, screen: Screen): Conversation => ({ ...state, screen });

/** On to a screen from which nothing leads back. */
export const goOnForGood = (state: Conversation, screen: Screen): Conversation => ({
  ...state,
  screen,
  trail: [],
});

export const ask = (state: Conversation, request: Request): Conversation => ({
  ...state,
  asking: request,
  refused: null,
});

/** To the screen of something that went wrong: "back" leads to where it was tried, never to another such screen. */
export const goWrong = (state: Conversation, screen: Screen): Conversation =>
  canBeTriedAt(state.screen, screen) ? goOn(state, screen) : instead(state, screen);

export const inTrouble = (state: Conversation, trouble: Trouble): Conversation =>
  goWrong(state, { name: 'trouble', trouble });

/** A code that is over cannot be tried again; a refused number is typed again where it was typed. */
function canBeTriedAt(here: Screen, next: Screen): boolean {
  if (next.name === 'phone' || next.name === 'pickup_phone' || next.name === 'code_over') return false;
  return here.name !== 'trouble' && here.name !== 'code_wrong' && here.name !== 'code_over';
}

/** Everything of the person is gone; the next one finds the kiosk as everybody does. */
export const wiped = (): Conversation => ({ ...beginning, screen: { name: 'home' } });

/** One screen back; from the first one, home, and then nothing of the person is kept. */
export function goBack(state: Conversation): Conversation {
  const screen = state.trail.at(-1);
  if (screen === undefined || screen.name === 'home') return wiped();
  return { ...state, screen, trail: state.trail.slice(0, -1), asking: null, refused: null };
}

/** To where the code is typed; "back" leads to the phone and not to the screens between. */
export const toCode = (state: Conversation): Conversation => ({
  ...state,
  screen: { name: 'code' },
  trail: [...state.trail, state.screen].filter(isBeforeCode),
});

const isBeforeCode = ({ name }: Screen): boolean =>
  name === 'fields' || name === 'procedures' || name === 'procedure' || name === 'phone';

/** What "back" leads to once the person is known: past the phone and its code. */
export const withoutPhone = (state: Conversation): Conversation => ({
  ...state,
  trail: state.trail.filter((screen) => screen.name !== 'phone' && isBeforeCode(screen)),
});
