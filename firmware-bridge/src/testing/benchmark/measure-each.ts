import { inspect } from 'node:util';
import type { Say } from './growing-table.js';
import type { Choice } from './simulated-world.js';

function nameOf(choice: Choice): string {
  return choice.driver === 'gpio'
    ? `gpio by ${choice.backEnd}`
    : `${choice.driver} at ${choice.baudRate} baud`;
}

/** A part of a measurement went wrong; the cause says how. */
class PartFailure extends Error {
  override readonly name = 'PartFailure';
}

/** @throws PartFailure with the name of the part */
export async function part<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new PartFailure(name, { cause: error });
  }
}

/**
 * Measures one kind of locks after the other. One that fails says where and why, and the others are measured all the same.
 * @returns what failed
 */
export async function measureEach(
  choices: readonly Choice[],
  measure: (choice: Choice) => Promise<void>,
  say: Say,
): Promise<string[]> {
  const failures: string[] = [];
  for (const choice of choices) {
    say(`\nmeasuring ${nameOf(choice)}`);
    try {
      await measure(choice);
    } catch (error) {
      const inPart = error instanceof PartFailure;
      const failure = inPart ? `${nameOf(choice)}, ${error.message}` : nameOf(choice);
      say(`FAILED: ${failure}: ${inspect(inPart ? error.cause : error)}`);
      failures.push(failure);
    }
  }
  return failures;
}
