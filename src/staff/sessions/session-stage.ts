/** With the password alone nothing is allowed but the second step. */
export type SessionStage = 'password' | 'complete';

/** What is still to be done before anything else is allowed. */
export const nextSteps = ['nothing', 'show_code', 'set_up_app'] as const;
export type NextStep = (typeof nextSteps)[number];
