import {
  Inject,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import type { Environment } from '../../config/index.js';
import { secondMs, type Clock } from '../../kernel/index.js';
import type { CredentialCookie } from '../auth/index.js';
import { clockToken, environmentToken } from '../tokens.js';
import { isReachedByTls, outsideOf } from './cookies-outside.js';

/** What a browser is to keep, and until when. */
export interface KeptCredential {
  readonly value: string;
  readonly expiresAt: Date;
}

/** The cookie of a route: made of its answer, so that a repeated request gets it again with the stored answer. */
export interface LeftCookie {
  readonly cookie: CredentialCookie;
  /** `null` takes the cookie back, `undefined` leaves it as it is. */
  readonly keep: (answer: unknown, request: FastifyRequest, at: Date) => KeptCredential | null | undefined;
}

const leftCookieKey = Symbol('cookie that a route leaves');

export const LeavesCookie = (left: LeftCookie): MethodDecorator => SetMetadata(leftCookieKey, left);

/** Leaves a route's cookie with the browser when the route has succeeded. */
@Injectable()
export class CookieInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(environmentToken) private readonly environment: Environment,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { cookie, keep } = this.reflector.get<LeftCookie>(leftCookieKey, context.getHandler());
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((answer) => {
        const at = this.clock.now();
        const kept = keep(answer, http.getRequest<FastifyRequest>(), at);
        if (kept !== undefined) this.leave(reply, cookie, kept, at);
      }),
    );
  }

  private leave(reply: FastifyReply, cookie: CredentialCookie, kept: KeptCredential | null, at: Date): void {
    // A duration, not a date: the clock of the browser's machine may be wrong.
    const leftMs = kept === null ? 0 : kept.expiresAt.getTime() - at.getTime();
    const { publicBaseUrl } = this.environment;
    const { name, path } = outsideOf(cookie, publicBaseUrl);
    void reply.setCookie(name, kept?.value ?? '', {
      path,
      httpOnly: true,
      sameSite: 'strict',
      secure: isReachedByTls(publicBaseUrl),
      maxAge: Math.max(0, Math.floor(leftMs / secondMs)),
    });
  }
}
