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

const triedAccounts = new WeakMap<FastifyRequest, string>();

/** Whom somebody tried in vain to show themselves as: no more than that is known of who asks. */
export function setTriedAccount(request: FastifyRequest, accountId: string): void {
  triedAccounts.set(request, accountId);
}

export function triedAccountOf(request: FastifyRequest): string | undefined {
  return triedAccounts.get(request);
}

/** Parameter decorator: who asks, as the guards found out. */
export const AskedBy = createParamDecorator((_: undefined, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
