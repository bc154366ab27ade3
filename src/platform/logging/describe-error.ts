import { QueryFailedError } from 'typeorm';

/** An error as the log shows it: only what is named here. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly statement?: string;
  readonly cause?: LoggedError;
  readonly errors?: readonly LoggedError[];
}

/** Of causes of causes, and of errors that hold several. */
const mostDepth = 4;
const mostErrors = 10;

/** Vietnamese mobile numbers in every form in which they are typed or sent. */
const phoneLike = /(?:\+?84|0)(?:[ .-]?\d){9}(?!\d)/g;

/**
 * What an error tells the log. Drivers hang on to an error whatever they had in their hands: PostgreSQL's quotes the row that
 * it refused, TypeORM's holds the parameters, HTTP clients hold the request with its headers. None of it is taken over, and a
 * failed statement is told by its text, in which values are `$1`, and by what the documentation calls the error. Numbers
 * that could be somebody's are left out of messages, wherever they come from.
 */
export function describeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const message = messageOf(error);
  return {
    type: error.name,
    message,
    stack: framesOf(error),
    ...textOf(error, 'code'),
    ...textOf(error, 'constraint'),
    ...(error instanceof QueryFailedError ? { statement: error.query } : {}),
    ...(depth < mostDepth && error.cause !== undefined
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
    ...(depth < mostDepth && error instanceof AggregateError
      ? { errors: error.errors.slice(0, mostErrors).map((one) => describeError(one, depth + 1)) }
      : {}),
  };
}

/** PostgreSQL's own errors, under TypeORM or not: known by their SQLSTATE and severity. */
function isOfDatabase(error: Error): boolean {
  return error instanceof QueryFailedError || ('severity' in error && 'code' in error);
}

function messageOf(error: Error): string {
  // "invalid input syntax for type uuid: …" quotes what was sent.
  if (isOfDatabase(error)) return 'the database refused a statement';
  return error.message.replace(phoneLike, '[number]');
}

/** Where it happened, without the message that stands before it. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .join('\n');
}

function textOf(error: Error, key: 'code' | 'constraint'): { readonly [Key in typeof key]?: string } {
  const value: unknown = key in error ? error[key as keyof Error] : undefined;
  return typeof value === 'string' ? { [key]: value } : {};
}
