import type { Conversation } from './conversation.js';

/**
 * Nobody leaves an open tray behind by a tap or by standing still: its screen stays until the operation is settled, which
 * the service does within a bounded time whatever the door does.
 */
export const isLeavable = ({ screen }: Conversation): boolean =>
  screen.name !== 'door' && screen.name !== 'starting' && screen.name !== 'set_up';
