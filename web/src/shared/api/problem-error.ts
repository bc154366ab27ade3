/** RFC 9457, with the fields every problem of the service has. */
interface ProblemDetails {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

/**
 * An answer that is no success, or none at all. `code` is one of the service's closed list, or `unreachable` when no
 * answer came: then nobody knows whether the request was carried out, and it may be sent again with the same key.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: string,
    readonly status: number,
    detail: string,
    /** Facts for the screen, such as `triesLeft` or `nextRunAt`. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

export const unreachable = (): ProblemError => new ProblemError('unreachable', 0, 'No answer came.');

/** Reads the body of a refusal; what is no problem document (a proxy's page) counts as a service that cannot answer. */
export function problemFrom(status: number, body: unknown): ProblemError {
  if (!isProblem(body)) return new ProblemError('service_unavailable', status, `HTTP ${String(status)}`);
  const { code, detail, title, ...facts } = body;
  return new ProblemError(code, status, detail || title, facts);
}

function isProblem(body: unknown): body is ProblemDetails {
  return typeof body === 'object' && body !== null && typeof (body as { code?: unknown }).code === 'string';
}
