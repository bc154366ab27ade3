/** With the password alone nothing is allowed but the second step. */
export type SessionStage = 'password' | 'complete';

/** What must be done after the password, before anything else is allowed. */
export const nextSteps = ['show_code', 'set_up_app'] as const;
export type NextStep = (typeof nextSteps)[number];
