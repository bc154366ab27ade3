/** For the supervisor: 2 will not succeed by being tried again, and 3 not before something else has got out of the way. */
export const exitCodes = { failure: 1, badConfiguration: 2, notPossibleHere: 3 } as const;
