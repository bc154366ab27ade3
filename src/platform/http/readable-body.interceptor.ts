import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { requireReadableBody } from './readable-body.js';

/** For a route with a body and no Idempotency-Key. */
@Injectable()
export class ReadableBodyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    requireReadableBody(context.switchToHttp().getRequest<FastifyRequest>());
    return next.handle();
  }
}
