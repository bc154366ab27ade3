import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { ProblemCode } from '../../kernel/index.js';
import type { PartnerScope } from './partner-scopes.policy.js';

/** Who may ask at a route of partners. A route under /api/partner that says nothing is refused to everybody. */
export interface PartnerAccess {
  readonly scope: PartnerScope;
  /** How the partner shows who it is: by a key that it sends, or by having signed what it sends. */
  readonly proof: 'key' | 'signature';
}

export const partnerAccessKey = Symbol('access of partners');

/** How every route of partners may refuse; to be spread into the `problems` of a route. */
export const partnerRefusals = [
  'unauthenticated',
  'forbidden',
  'too_many_requests',
] as const satisfies readonly ProblemCode[];

/** A route for the systems of partners that have this scope. */
export const ForPartner = (scope: PartnerScope): ClassDecorator & MethodDecorator =>
  applyDecorators(
    SetMetadata(partnerAccessKey, { scope, proof: 'key' } satisfies PartnerAccess),
    ApiExtension('x-access', `partner: ${scope}`),
    ApiBearerAuth('partnerKey'),
  );

/** A route for what the system of a partner with this scope has signed; the partner is the parameter `partner` of the path. */
export const SignedByPartner = (scope: PartnerScope): ClassDecorator & MethodDecorator =>
  applyDecorators(
    SetMetadata(partnerAccessKey, { scope, proof: 'signature' } satisfies PartnerAccess),
    ApiExtension('x-access', `signed by partner: ${scope}`),
  );
