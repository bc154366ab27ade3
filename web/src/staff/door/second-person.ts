import type { ProblemError } from '../../shared/api/index.js';

/** Whether the service wants a second person before it opens a tray. */
export const asksForSecondPerson = (problem: ProblemError | null): boolean =>
  problem?.code === 'second_person_required';

const refusals: readonly string[] = [
  'validation_failed',
  'same_person_twice',
  'second_person_may_not',
  'code_wrong',
  'too_many_requests',
];

/** Whether what a second person showed was refused: they, or somebody else, may try again. */
export const isAboutSecondPerson = (problem: ProblemError | null): boolean =>
  problem !== null && refusals.includes(problem.code);
