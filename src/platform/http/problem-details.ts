import { z } from 'zod';
import { problems, type DomainError, type ProblemCode } from '../../kernel/index.js';

export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

const fieldErrorSchema = z.strictObject({
  /** Where in the request: `body.phone`, `path.id`, `query.page`. */
  where: z.string(),
  message: z.string(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** Problem details (RFC 9457), with `code` as the short name of `type` and, for malformed requests, every fault. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(problemCodes),
    errors: z.array(fieldErrorSchema).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

export function problem(code: ProblemCode, detail: string, extensions: object = {}): Problem {
  const { status, title } = problems[code];
  return { ...extensions, type: `urn:motcua247:problem:${code}`, title, status, detail, code };
}

export function problemOf(error: DomainError): Problem {
  return problem(error.code, error.message, error.extensions);
}

/** A refusal that has been decided and is now to be told, the first time or again. */
export class StoredProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}
