import { z } from 'zod';
import { type RefusalCode, SimulatorRefusal } from '../refusal.js';

/** Mistakes of a request itself, beside what the simulated world refuses. */
export type RequestMistake =
  'invalid_request' | 'not_found' | 'method_not_allowed' | 'body_too_large' | 'too_many_streams';

const statusByCode: Readonly<Record<RefusalCode | RequestMistake, number>> = {
  invalid_request: 400,
  not_found: 404,
  unknown_tray: 404,
  unknown_bank: 404,
  unknown_bus: 404,
  unknown_cabinet: 404,
  unknown_contact: 404,
  unknown_person: 404,
  method_not_allowed: 405,
  door_closed: 409,
  no_such_paper: 409,
  paper_elsewhere: 409,
  tray_full: 409,
  too_many_people: 409,
  body_too_large: 413,
  too_many_streams: 503,
};

export const problemSchema = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    /** Which fields are wrong, and how. */
    issues: z.array(z.strictObject({ where: z.string(), message: z.string() })).optional(),
  }),
});
/** The body of every answer that is not a success. */
export type Problem = z.infer<typeof problemSchema>;

export class RequestError extends Error {
  override readonly name = 'RequestError';

  constructor(
    readonly code: RequestMistake,
    message: string,
    readonly issues?: { where: string; message: string }[],
  ) {
    super(message);
  }
}

/** @throws RequestError that names each wrong field, such as `body.paper` */
export function parsePart<Schema extends z.ZodType>(
  part: 'path' | 'query' | 'body',
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    where: [part, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
  const summary = issues.map(({ where, message }) => `${where}: ${message}`).join('; ');
  throw new RequestError('invalid_request', summary, issues);
}

export function toProblem(error: unknown): { status: number; problem: Problem } {
  if (error instanceof SimulatorRefusal) {
    return {
      status: statusByCode[error.code],
      problem: { error: { code: error.code, message: error.message } },
    };
  }
  if (error instanceof RequestError) {
    const { code, message, issues } = error;
    return {
      status: statusByCode[code],
      problem: { error: { code, message, ...(issues === undefined ? {} : { issues }) } },
    };
  }
  const message = error instanceof Error ? error.message : 'unknown failure';
  return { status: 500, problem: { error: { code: 'internal_error', message } } };
}
