/** What the codes of a site came to lately. */
export interface CodeFigures {
  /** Codes asked for in the last 24 hours. */
  readonly sends: number;
  /** How many may be. */
  readonly budget: number;
  /** The last codes that went out and are over, at most `lastCodes`. */
  readonly last: number;
  /** How many of them began a session. */
  readonly used: number;
}

/** `codes_unused`: people do not get them, or somebody asks for codes of others. */
export const codeAlarmKinds = ['code_budget_spent', 'code_budget_near', 'codes_unused'] as const;
export type CodeAlarmKind = (typeof codeAlarmKinds)[number];

export const lastCodes = 20;
/** Early enough that somebody can raise the budget, or find out who spends it, before citizens stand without a code. */
const nearFrom = 0.8;

/** What is wrong with them. Fewer codes than `lastCodes` say nothing. */
export function codeAlarms({ sends, budget, last, used }: CodeFigures): CodeAlarmKind[] {
  const alarms: CodeAlarmKind[] = [];
  if (sends >= budget) alarms.push('code_budget_spent');
  else if (sends >= nearFrom * budget) alarms.push('code_budget_near');
  if (last >= lastCodes && used < last / 2) alarms.push('codes_unused');
  return alarms;
}
