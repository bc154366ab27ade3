import type { Conversation } from '../conversation/conversation.js';
import { usualPreferences } from '../conversation/preferences.js';
import { isLeavable } from '../conversation/leaving.js';

/** Whether anything of a person is there that must not wait for the next one. */
export function timesOut(state: Conversation): boolean {
  if (!isLeavable(state)) return false;
  return state.screen.name !== 'home' || !areUsual(state.preferences);
}

const areUsual = ({ language, largeText, highContrast }: Conversation['preferences']): boolean =>
  language === usualPreferences.language &&
  largeText === usualPreferences.largeText &&
  highContrast === usualPreferences.highContrast;
