/** What the service takes as a reason. */
export const shortestReason = 3;
export const longestReason = 300;

/** A reason as it is sent: one line, no spaces around it. */
export const tidyReason = (given: string): string => given.replace(/\s+/g, ' ').trim();

/** Whether something is a reason and not only a sigh. */
export function isReason(given: string): boolean {
  const { length } = tidyReason(given);
  return length >= shortestReason && length <= longestReason;
}
