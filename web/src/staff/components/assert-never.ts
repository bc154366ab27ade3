/** For the `default` of a switch that must have met every case. */
export function assertNever(value: never): never {
  throw new Error(`Nobody has thought of ${JSON.stringify(value)}`);
}
