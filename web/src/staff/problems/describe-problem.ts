import { ProblemError } from '../../shared/api/index.js';
import { vi } from '../texts/vi/problems.js';
import type { ProblemCode } from './problem-code.js';

/**
 * The code by which a problem is explained; what is not on the list, from a newer service or a slip of the screen, is an
 * error inside.
 */
export function describeProblem(problem: unknown): ProblemCode {
  const code = problem instanceof ProblemError ? problem.code : 'internal_error';
  return isKnown(code) ? code : 'internal_error';
}

const isKnown = (code: string): code is ProblemCode => Object.hasOwn(vi, code);

/** Which fields of a form the service did not take, by their names in the API. */
export function refusedFields(problem: unknown): readonly string[] {
  if (!(problem instanceof ProblemError)) return [];
  const errors = problem.facts['errors'];
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) =>
    typeof error === 'object' && error !== null && 'where' in error && typeof error.where === 'string'
      ? [error.where]
      : [],
  );
}
