import type { Standing } from '../tray-standing.js';

/** Each standing has a shape of its own: nothing is told by colour alone. */
export const signs = {
  open: '◨',
  unknown_content: '?',
  no_signal: '!',
  out_of_service: '✕',
  papers: '■',
  promised: '◱',
  free: '□',
} as const satisfies Readonly<Record<Standing, string>>;
