import {
  createParamDecorator,
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { assertInvariant, DomainError, type Randomness } from '../../kernel/index.js';
import { Database, refusalOf, type Transaction } from '../database/index.js';
import { randomnessToken, siteKeyToken } from '../tokens.js';
import { actorOf, setTriedAccount } from './principal.js';
import { requireReadableBody } from './readable-body.js';
import { problemOf, StoredProblem, type Problem } from './problem-details.js';
import { isStranger } from './strangers.js';
import { answerKeyHash, requestHash, seal, unseal } from './sealed-answers.js';

export const idempotencyKeyHeader = 'idempotency-key';
const keyForm = /^[\x21-\x7e]{8,128}$/;

/** How a mutating route knows a repeat. */
export interface Repeats {
  /** The header that is the same each time a request is sent. */
  readonly header: string;
  /** Whether a refusal is the answer for good, or is decided anew when the request comes again. */
  readonly keepsRefusals: boolean;
}

export const repeatsKey = Symbol('how a route knows repeats');
const byIdempotencyKey: Repeats = { header: idempotencyKeyHeader, keepsRefusals: true };

const transactions = new WeakMap<FastifyRequest, Transaction>();

/** Parameter decorator: the transaction in which this mutating request happens. */
export const InTransaction = createParamDecorator((_: undefined, context: ExecutionContext): Transaction => {
  const transaction = transactions.get(context.switchToHttp().getRequest<FastifyRequest>());
  assertInvariant(transaction, '@InTransaction needs @Mutation on the same route');
  return transaction;
});

interface StoredAnswer {
  readonly request_hash: Buffer;
  readonly status: number;
  readonly sealed_body: Buffer;
}

type Answer =
  | { readonly kind: 'done'; readonly body: unknown; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly replayed: boolean };

/**
 * Runs a mutating request and stores its answer in one transaction (I4): what was acknowledged is done exactly once, and
 * the same key with the same request gets the same answer, refusals included unless the route says otherwise. A failure of
 * ours is never stored.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
    @Inject(siteKeyToken) private readonly siteKey: Buffer,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const repeats =
      this.reflector.get<Repeats | undefined>(repeatsKey, context.getHandler()) ?? byIdempotencyKey;
    return from(
      this.answer(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), next, repeats),
    );
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
    { header, keepsRefusals }: Repeats,
  ): Promise<unknown> {
    requireReadableBody(request);
    const key = request.headers[header];
    if (typeof key !== 'string' || !keyForm.test(key)) {
      throw new DomainError(
        'idempotency_key_missing',
        `Send the header ${header} with 8–128 visible ASCII characters, new for each request you mean anew.`,
      );
    }
    const answer = await this.database.transaction(async (transaction) => {
      const given = await this.inTransaction(transaction, request, reply, key, next);
      // Undoes the claim of the key, too.
      if (given.kind === 'refused' && !keepsRefusals) throw new StoredProblem(given.problem);
      return given;
    });
    if (answer.replayed) void reply.header('idempotency-replayed', 'true');
    if (answer.kind === 'done') return answer.body;
    throw new StoredProblem(answer.problem);
  }

  private async inTransaction(
    transaction: Transaction,
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    next: CallHandler,
  ): Promise<Answer> {
    const keyHash = answerKeyHash(this.siteKey, actorOf(request), key);
    const fingerprint = requestHash(this.siteKey, key, request.method, request.url, request.body);
    const earlier = await claim(transaction, keyHash, fingerprint);
    if (earlier) return this.replay(earlier, fingerprint, key);

    transactions.set(request, transaction);
    const answer = await perform(transaction, request, next);
    const [status, body] =
      answer.kind === 'done' ? [reply.statusCode, answer.body] : [answer.problem.status, answer.problem];
    await transaction.query(
      'UPDATE idempotent_answer SET status = $2, sealed_body = $3, brief = $4 WHERE key_hash = $1',
      [
        keyHash,
        status,
        seal(this.siteKey, key, body, this.randomness),
        // Else strangers could fill the table, each at the rate of an address, for as long as answers are kept.
        answer.kind === 'refused' && isStranger(request),
      ],
    );
    return answer;
  }

  private replay(earlier: StoredAnswer, fingerprint: Buffer, key: string): Answer {
    if (!earlier.request_hash.equals(fingerprint)) {
      throw new DomainError(
        'idempotency_key_reused',
        'This key was sent with another request before. Use a new one for a new request.',
      );
    }
    const body = unseal(this.siteKey, key, earlier.sealed_body);
    return earlier.status < 400
      ? { kind: 'done', body, replayed: true }
      : { kind: 'refused', problem: body as Problem, replayed: true };
  }
}

/** Takes the key for this transaction; a second request with it waits here until the first is committed. */
async function claim(
  transaction: Transaction,
  keyHash: Buffer,
  fingerprint: Buffer,
): Promise<StoredAnswer | undefined> {
  const inserted = await transaction.query(
    `INSERT INTO idempotent_answer (key_hash, request_hash, answered_at) VALUES ($1, $2, $3)
     ON CONFLICT (key_hash) DO NOTHING RETURNING key_hash`,
    [keyHash, fingerprint, transaction.at],
  );
  if (inserted.length > 0) return undefined;
  const [earlier] = await transaction.query<StoredAnswer>(
    'SELECT request_hash, status, sealed_body FROM idempotent_answer WHERE key_hash = $1',
    [keyHash],
  );
  return earlier;
}

async function perform(
  transaction: Transaction,
  request: FastifyRequest,
  next: CallHandler,
): Promise<Answer> {
  try {
    const body: unknown = await transaction.savepoint(
      () => lastValueFrom(next.handle(), { defaultValue: undefined }),
      (error) => error instanceof DomainError && error.keepsChanges,
    );
    return { kind: 'done', body, replayed: false };
  } catch (error) {
    const refusal = error instanceof DomainError ? error : refusalOf(error);
    if (!refusal) throw error;
    if (refusal.triedAccountId !== null) setTriedAccount(request, refusal.triedAccountId);
    return { kind: 'refused', problem: problemOf(refusal), replayed: false };
  }
}
