import { applyDecorators, HttpCode, SerializeOptions, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problems, type ProblemCode } from '../../kernel/index.js';
import { IdempotencyInterceptor, idempotencyKeyHeader } from './idempotency.interceptor.js';
import { problem, problemSchema } from './problem-details.js';

export interface EndpointOptions {
  /** One line for the OpenAPI document. */
  readonly summary: string;
  readonly description?: string;
  /** Schema of the answer's body; without one the answer has none. */
  readonly answer?: z.ZodType;
  readonly example?: unknown;
  /** HTTP status of success; 200 for readings and 201 for mutations unless said otherwise. */
  readonly status?: number;
  /** How this endpoint may refuse, beside what every endpoint may. */
  readonly problems?: readonly ProblemCode[];
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
    ApiResponse({ status, description: options.summary, ...answer, ...example }),
    ...(options.answer === undefined ? [] : [SerializeOptions({ schema: options.answer })]),
    ...refusals([...codes, ...(options.problems ?? [])]),
  ];
}

/** A route that changes nothing. */
export function Reading(options: EndpointOptions): MethodDecorator {
  return applyDecorators(
    ...endpoint(options, options.status ?? 200, ['validation_failed', 'internal_error']),
  );
}

/** A route that changes something: one transaction, one stored answer per Idempotency-Key. */
export function Mutation(options: EndpointOptions): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'New for every request you mean anew; a repeat with the same key gets the same answer.',
      schema: { type: 'string', minLength: 8, maxLength: 128 },
      example: '5f0c6b9e-2f0f-4d0e-9a3c-0d5a6a1c7f11',
    }),
    ...endpoint(options, options.status ?? 201, [
      'validation_failed',
      'idempotency_key_missing',
      'idempotency_key_reused',
      'internal_error',
      'service_unavailable',
    ]),
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
