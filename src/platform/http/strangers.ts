import {
  Inject,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { lastValueFrom, from, type Observable } from 'rxjs';
import type { Environment } from '../../config/index.js';
import { DomainError, secondMs, type MonotonicClock } from '../../kernel/index.js';
import { staffAccessKey, type StaffAccess } from '../auth/index.js';
import { environmentToken, monotonicClockToken } from '../tokens.js';
import { Gate } from './gate.js';
import { actorOf } from './principal.js';
import { RequestRates, sourceOf } from './request-rates.js';

/** Whether nobody has shown who they are: neither a session or kiosk, nor a key or signature. */
export function isStranger(request: FastifyRequest): boolean {
  return actorOf(request).type === 'anonymous';
}

const uncountedKey = Symbol('a route whose strangers are not counted');

/** Routes of the demo's world alone, which has no other hands than those of strangers. */
export const WithoutCountingStrangers = (): ClassDecorator => SetMetadata(uncountedKey, true);

/** How many at once may have an argon2id hash made, which costs 19 MiB and a connection to the database for as long as it takes. */
const slowHashes = { atOnce: 2, mostWaiting: 16, waitMs: 5 * secondMs };

/** What the service bears of those who have not shown who they are, and of those who have. */
@Injectable()
export class StrangerBounds {
  private readonly rates: RequestRates;
  /** One each: however many strangers ask, who is signed in does not wait for them. */
  private readonly gates = { strangers: new Gate(slowHashes), others: new Gate(slowHashes) };

  constructor(
    @Inject(environmentToken) { http }: Pick<Environment, 'http'>,
    @Inject(monotonicClockToken) clock: MonotonicClock,
  ) {
    this.rates = new RequestRates(http.strangersPerMinute, () => clock.nowMs());
  }

  /** @throws DomainError too_many_requests */
  count({ ip }: FastifyRequest): void {
    const waitMs = this.rates.take(sourceOf(ip));
    if (waitMs === 0) return;
    const retryAfterSeconds = Math.ceil(waitMs / secondMs);
    throw new DomainError(
      'too_many_requests',
      `Too many requests come from your address without a session. Wait ${retryAfterSeconds} s.`,
      { extensions: { limit: 'address', retryAfterSeconds } },
    );
  }

  gateFor(request: FastifyRequest): Gate {
    return isStranger(request) ? this.gates.strangers : this.gates.others;
  }
}

/** Before anything is written down: strangers, and who is half-way through a sign-in, are counted per address. */
@Injectable()
export class StrangersInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly bounds: StrangerBounds,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<StaffAccess | undefined>(staffAccessKey, targets);
    const isCounted = this.reflector.getAllAndOverride<true | undefined>(uncountedKey, targets) === undefined;
    if (isCounted && (isStranger(request) || access?.kind === 'second_factor')) this.bounds.count(request);
    return next.handle();
  }
}

/** Before the transaction begins: whoever waits for a slow hash holds no connection to the database. */
@Injectable()
export class SlowHashInterceptor implements NestInterceptor {
  constructor(private readonly bounds: StrangerBounds) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const gate = this.bounds.gateFor(context.switchToHttp().getRequest<FastifyRequest>());
    return from(gate.run(() => lastValueFrom(next.handle(), { defaultValue: undefined })));
  }
}
