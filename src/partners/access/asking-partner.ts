import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { PartnerAsking } from '../../dossiers/index.js';
import { assertInvariant } from '../../kernel/index.js';

const asking = new WeakMap<FastifyRequest, PartnerAsking>();

/** The guard tells here whom it let in. */
export function setAskingPartner(request: FastifyRequest, partner: PartnerAsking): void {
  asking.set(request, partner);
}

/** Parameter decorator: the partner's system that asks. */
export const AskingPartner = createParamDecorator(
  (_: undefined, context: ExecutionContext): PartnerAsking => {
    const partner = asking.get(context.switchToHttp().getRequest<FastifyRequest>());
    assertInvariant(partner, '@AskingPartner needs a route of partners');
    return partner;
  },
);
