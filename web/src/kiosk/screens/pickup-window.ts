/**
 * Whether the time in which something was to be fetched is over. It can still be fetched, until an officer has taken it out.
 * @param at what time it is by the service; a kiosk's own clock may be wrong
 */
export const isOver = (windowEndsAt: string, at: string | undefined): boolean =>
  at !== undefined && Date.parse(windowEndsAt) <= Date.parse(at);
