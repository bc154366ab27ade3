import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { ProblemCode } from '../../kernel/index.js';
import type { Action } from './permissions.policy.js';

/** Who may ask at a route of staff. A route under /api/staff that says nothing is refused to everybody. */
export type StaffAccess =
  | { readonly kind: 'action'; readonly action: Action }
  /** Whoever is signed in and has a password of their own. */
  | { readonly kind: 'signed_in' }
  /** Whoever is signed in, even while nothing else is allowed than to choose a password. */
  | { readonly kind: 'own_account' }
  /** Whoever has shown the password, and nothing more yet. */
  | { readonly kind: 'second_factor' }
  /** Also somebody whose session has ended: signing out twice is no mistake. */
  | { readonly kind: 'leaving' }
  | { readonly kind: 'before_sign_in' };

export const staffAccessKey = Symbol('access of staff');

export const freshProofKey = Symbol('fresh proof of staff');

/** How every route of staff may refuse; to be spread into the `problems` of a route. */
export const staffRefusals = [
  'unauthenticated',
  'session_ended',
  'forbidden',
  'second_factor_required',
  'password_change_required',
] as const satisfies readonly ProblemCode[];

function access(value: StaffAccess): ClassDecorator & MethodDecorator {
  const shown = value.kind === 'action' ? value.action : value.kind;
  return applyDecorators(
    SetMetadata(staffAccessKey, value),
    ApiExtension('x-access', shown),
    ...(value.kind === 'before_sign_in' ? [] : [ApiSecurity('staffCookie'), ApiBearerAuth('staffSession')]),
  );
}

/** A route for those whose roles may do `action`; see the table in `permissions.policy.ts`. */
export const May = (action: Action): ClassDecorator & MethodDecorator => access({ kind: 'action', action });

/** A route for every member of staff who is signed in. */
export const ForStaff = (): ClassDecorator & MethodDecorator => access({ kind: 'signed_in' });

/** A route about the asker's own account. */
export const ForOwnAccount = (): ClassDecorator & MethodDecorator => access({ kind: 'own_account' });

/** A route of the second step of a sign-in. */
export const ForHalfSignedIn = (): ClassDecorator & MethodDecorator => access({ kind: 'second_factor' });

/** The route to sign out. */
export const ForLeavingStaff = (): ClassDecorator & MethodDecorator => access({ kind: 'leaving' });

/** The route to sign in. */
export const BeforeSignIn = (): ClassDecorator & MethodDecorator => access({ kind: 'before_sign_in' });

/**
 * Besides, a route for nobody whose session has not been proved within the last minutes (OWASP ASVS 5.0, 7.5.3): whoever
 * finds a console that its owner has left does not get through. Name `reauthentication_required` in its `problems`.
 */
export const WithFreshProof = (): MethodDecorator =>
  applyDecorators(SetMetadata(freshProofKey, true), ApiExtension('x-fresh-proof', true));
