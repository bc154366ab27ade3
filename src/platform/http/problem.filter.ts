import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { DomainError, type ProblemCode, type Randomness } from '../../kernel/index.js';
import { driverErrorOf, isShuttingDown, refusalOf, sqlState } from '../database/index.js';
import { problem, problemOf, StoredProblem, type Problem } from './problem-details.js';
import type { RefusalLog } from './refusal-log.js';

/** Which of our codes an error of the HTTP layer itself stands for. */
const codeByStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'validation_failed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  503: 'service_unavailable',
};

/** Turns whatever was thrown into problem details; what nobody foresaw is logged under an id and shown as nothing more. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly randomness: Randomness,
    private readonly refusals: RefusalLog,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const request = http.getRequest<FastifyRequest>();
    const answer = this.problemFor(error, request);
    this.refusals.tell(request, answer.code);
    const { retryAfterSeconds } = answer;
    if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', String(retryAfterSeconds));
    void reply.status(answer.status).header('content-type', 'application/problem+json').send(answer);
  }

  private problemFor(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof StoredProblem) return error.problem;
    if (error instanceof DomainError) return problemOf(error);
    const refusal = refusalOf(error);
    if (refusal) return problemOf(refusal);
    const status = statusOf(error);
    const code = status === undefined ? undefined : codeByStatus[status];
    if (code !== undefined) return problem(code, detailFor(code));
    if (driverErrorOf(error)?.code === sqlState.characterNotInRepertoire) {
      return problem('validation_failed', 'Correct the request: a text in it holds a zero character.');
    }
    if (isShuttingDown(error)) {
      return problem('service_unavailable', 'The database does not answer now. Try again in a moment.');
    }
    const errorId = this.randomness.uuid();
    this.logger.error(
      { err: error, errorId, method: request.method, route: request.routeOptions.url },
      'unforeseen',
    );
    return problem('internal_error', `Tell the operator this number: ${errorId}`, { errorId });
  }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  // Fastify's own errors: a body that is no JSON, too large, of an unknown type.
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode < 500 ? error.statusCode : undefined;
  }
  return undefined;
}

function detailFor(code: ProblemCode): string {
  switch (code) {
    case 'not_found':
      return 'There is nothing at this address for this method. See /api/docs.';
    case 'payload_too_large':
      return 'The body is larger than this service takes.';
    case 'unsupported_media_type':
      return 'Send the body as application/json.';
    case 'validation_failed':
      return 'The body is not well-formed JSON.';
    default:
      return 'The request was refused.';
  }
}
