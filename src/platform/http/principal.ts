import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/index.js';

const actors = new WeakMap<FastifyRequest, Actor>();

/** Guards tell here whom they let in; the idempotency key is this actor's own. */
export function setActor(request: FastifyRequest, actor: Actor): void {
  actors.set(request, actor);
}

export function actorOf(request: FastifyRequest): Actor {
  return actors.get(request) ?? { type: 'anonymous', id: 'anonymous' };
}

/** Parameter decorator: who asks, as the guards found out. */
export const AskedBy = createParamDecorator((_: undefined, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
