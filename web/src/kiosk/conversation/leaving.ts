import type { Conversation } from './conversation.js';
import type { ScreenName } from './screens.js';

/** Where there is nothing left to cancel: it is done, and only the goodbye follows. */
const done: ReadonlySet<ScreenName> = new Set(['home', 'deposited', 'fetched', 'rating', 'thanks']);

/** Whether the screen offers "back" and "cancel". */
export const canCancel = (state: Conversation): boolean => isLeavable(state) && !done.has(state.screen.name);

/**
 * Nobody leaves an open tray behind by a tap or by standing still: its screen stays until the operation is settled, which
 * the service does within a bounded time whatever the door does.
 */
export const isLeavable = ({ screen }: Conversation): boolean =>
  screen.name !== 'door' && screen.name !== 'starting' && screen.name !== 'set_up';
