/** Some hundredths of a second on a single-board computer. */
const leastEntries = 1_000;

/** Looks are a minute apart, and a walk is to be done in half a day: also by a machine that somebody starts anew each night. */
const looksOfAWalk = 12 * 60;

/** How many entries to recompute at one look, so that a chain that ends with the entry `last` is walked in half a day. */
export function walkPart(last: number): number {
  return Math.max(leastEntries, Math.ceil(last / looksOfAWalk));
}
