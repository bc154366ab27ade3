/** How long at most, by the site file, a door may take to be seen open; no pulse of any driver is longer. */
export const longestConfirmationMs = 10_000;

/** How long at most, by the site file, a board may take to answer. */
export const longestReplyTimeoutMs = 2_000;

/** Beyond the confirmation time a last good look is waited for: so many reply time-outs and so much for other traffic. */
export const extraReplyTimeouts = 4;
export const extraTrafficMs = 200;

/** From the time when a command is void to its answer at most, on whichever site: it may be pulsed at its last moment. */
export const longestAnswerMs =
  // The last look may have begun just before the end.
  longestConfirmationMs + (extraReplyTimeouts + 1) * longestReplyTimeoutMs + extraTrafficMs;
