/** For the end of an exhaustive switch: the compiler refuses the call while a case is missing. */
export function assertUnreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}

/** States what must be true here whatever the input was; a failure is a defect of the program, not of the request. */
export function assertInvariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${what}`);
}
