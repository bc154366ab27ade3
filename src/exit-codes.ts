/** For the supervisor: a start that will not succeed by being tried again. */
export const exitCodes = { failure: 1, badConfiguration: 2, notPossibleHere: 3 } as const;
