import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { assertInvariant } from '../../kernel/index.js';
import type { Role } from '../../platform/index.js';

/** Who asks, as their account is at this request. */
export interface SignedInStaff {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly departmentCode: string | null;
  readonly sessionId: string;
  /** When somebody last proved at this session who they are; the sign-in is such a proof. */
  readonly provedAt: Date;
  readonly mustChangePassword: boolean;
}

const signedIn = new WeakMap<FastifyRequest, SignedInStaff>();

/** The guard tells here whom it let in. */
export function setSignedInStaff(request: FastifyRequest, staff: SignedInStaff): void {
  signedIn.set(request, staff);
}

/** Parameter decorator: the member of staff who asks. */
export const SignedIn = createParamDecorator((_: undefined, context: ExecutionContext): SignedInStaff => {
  const staff = signedIn.get(context.switchToHttp().getRequest<FastifyRequest>());
  assertInvariant(staff, '@SignedIn needs a route of staff');
  return staff;
});
