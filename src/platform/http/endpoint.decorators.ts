import { applyDecorators, HttpCode, SerializeOptions, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problems, type ProblemCode } from '../../kernel/index.js';
import { CookieInterceptor, LeavesCookie, type LeftCookie } from './cookie.interceptor.js';
import {
  IdempotencyInterceptor,
  idempotencyKeyHeader,
  repeatsKey,
  type Repeats,
} from './idempotency.interceptor.js';
import { problem, problemSchema } from './problem-details.js';
import { queryParametersOf } from './query-parameters.js';
import { ReadableBodyInterceptor } from './readable-body.interceptor.js';
import { SlowHashInterceptor, StrangersInterceptor } from './strangers.js';
import { StepwiseAnswerInterceptor } from './stepwise-answer.interceptor.js';

export interface EndpointOptions {
  /** One line for the OpenAPI document. */
  readonly summary: string;
  readonly description?: string;
  /** Schema of the answer's body; without one the answer has none. */
  readonly answer?: z.ZodType;
  readonly example?: unknown;
  /** Schema of the query string as a whole, the same as given to `@Query`. */
  readonly query?: z.ZodObject;
  /** HTTP status of success; 200 for readings and 201 for mutations unless said otherwise. */
  readonly status?: number;
  /** How this endpoint may refuse, beside what every endpoint may. */
  readonly problems?: readonly ProblemCode[];
  /** The cookie that this endpoint leaves with the browser, or takes back. */
  readonly cookie?: LeftCookie;
  /** Whether the answer’s time must not tell what the answer does not: it leaves in steps then. */
  readonly isStepwise?: boolean;
}

function refusals(codes: readonly ProblemCode[]): MethodDecorator[] {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set(codes)) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus].map(([status, codesOfStatus]) =>
    ApiResponse({
      status,
      description: codesOfStatus.map((code) => `\`${code}\`: ${problems[code].title}`).join('. '),
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          examples: Object.fromEntries(
            codesOfStatus.map((code) => [
              code,
              { summary: code, value: problem(code, problems[code].title) },
            ]),
          ),
        },
      },
    }),
  );
}

/** Nest's document knows single query parameters, not the object they are read as. */
function queryParameters(query: z.ZodObject | undefined): MethodDecorator[] {
  if (query === undefined) return [];
  return queryParametersOf(query).map(({ name, required, schema }) =>
    ApiQuery({ name, required, schema: schema as never }),
  );
}

/** Outside of every other interceptor, so that a repeated answer leaves its cookie too. */
function leavingCookie(cookie: LeftCookie | undefined): MethodDecorator[] {
  return cookie === undefined ? [] : [LeavesCookie(cookie), UseInterceptors(CookieInterceptor)];
}

/** Outside of the transaction, so that its commit is in the step. */
function inSteps(isStepwise = false): MethodDecorator[] {
  return isStepwise ? [UseInterceptors(StepwiseAnswerInterceptor)] : [];
}

function cookieHeader(left: LeftCookie | undefined) {
  if (left === undefined) return {};
  const { name, path } = left.cookie;
  const description = `The cookie ${name}, for ${path}; by https __Host-${name}. HttpOnly, SameSite=Strict`;
  return { headers: { 'Set-Cookie': { description, schema: { type: 'string' as const } } } };
}

function endpoint(
  options: EndpointOptions,
  status: number,
  codes: readonly ProblemCode[],
): MethodDecorator[] {
  const answer = options.answer === undefined ? {} : { standardSchema: options.answer };
  const example = options.example === undefined ? {} : { example: options.example };
  return [
    ApiOperation({
      summary: options.summary,
      ...(options.description === undefined ? {} : { description: options.description }),
    }),
    HttpCode(status),
    ...queryParameters(options.query),
    ApiResponse({
      status,
      description: options.summary,
      ...answer,
      ...example,
      ...cookieHeader(options.cookie),
    }),
    ...(options.answer === undefined ? [] : [SerializeOptions({ schema: options.answer })]),
    ...refusals([...codes, ...(options.problems ?? [])]),
  ];
}

/** How every route that changes something may refuse. */
const mutationProblems: readonly ProblemCode[] = [
  'validation_failed',
  'idempotency_key_missing',
  'idempotency_key_reused',
  'payload_too_large',
  'unsupported_media_type',
  'internal_error',
  'service_unavailable',
];

/** A route that changes nothing. */
export function Reading(options: EndpointOptions): MethodDecorator {
  return applyDecorators(
    ...inSteps(options.isStepwise),
    ...leavingCookie(options.cookie),
    ...endpoint(options, options.status ?? 200, ['validation_failed', 'internal_error']),
  );
}

/**
 * A route that changes nothing and is asked in the body of a POST, because what it is asked for is a person's: addresses are kept on
 * the way (OWASP ASVS 5.0, 14.2.1).
 */
export function Inquiry(options: EndpointOptions): MethodDecorator {
  return applyDecorators(
    UseInterceptors(ReadableBodyInterceptor),
    ...endpoint(options, options.status ?? 200, [
      'validation_failed',
      'payload_too_large',
      'unsupported_media_type',
      'internal_error',
    ]),
  );
}

/** Marks what a person asks for, and no screen by itself. */
export const mutationKey = Symbol('a route that changes something');

export interface MutationOptions extends EndpointOptions {
  /** Whether a secret is hashed slowly on the way: few at once may ask. */
  readonly hashesSlowly?: true;
}

/** A route that changes something: one transaction, one stored answer per Idempotency-Key. */
export function Mutation(options: MutationOptions): MethodDecorator {
  return applyDecorators(
    SetMetadata(mutationKey, true),
    ...inSteps(options.isStepwise),
    ...leavingCookie(options.cookie),
    UseInterceptors(StrangersInterceptor),
    ...(options.hashesSlowly === true ? [UseInterceptors(SlowHashInterceptor)] : []),
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'New for every request you mean anew; a repeat with the same key gets the same answer.',
      schema: { type: 'string', minLength: 8, maxLength: 128 },
      example: '5f0c6b9e-2f0f-4d0e-9a3c-0d5a6a1c7f11',
    }),
    ...endpoint(options, options.status ?? 201, mutationProblems),
  );
}

const webhookHeaders = {
  'webhook-id': '8–128 visible ASCII characters; the same each time a message is sent',
  'webhook-timestamp': 'When this attempt was signed, in seconds since 1970',
  'webhook-signature': '`v1,` and the base64 of an HMAC-SHA-256; several with blanks between them',
};

/**
 * A mutation that another system posts as Standard Webhooks lay down (github.com/standard-webhooks/standard-webhooks). Its
 * `webhook-id` takes the place of the Idempotency-Key. Such a system knows one way to try again, the same message: what was
 * refused is decided anew.
 */
export function WebhookMutation(options: EndpointOptions): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    SetMetadata(repeatsKey, { header: 'webhook-id', keepsRefusals: false } satisfies Repeats),
    ...Object.entries(webhookHeaders).map(([name, description]) =>
      ApiHeader({ name, required: true, description }),
    ),
    ...endpoint(options, options.status ?? 200, mutationProblems),
  );
}

/**
 * A route by which a machine of others reports. It changes something without an Idempotency-Key, so what it changes must
 * be the same however often and in whatever order the reports come.
 */
export function Callback(options: EndpointOptions): MethodDecorator {
  return applyDecorators(
    ...endpoint(options, options.status ?? 204, [
      'validation_failed',
      'internal_error',
      'service_unavailable',
    ]),
  );
}

export { idempotencyKeyHeader, problemSchema };
