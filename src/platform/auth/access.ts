import { applyDecorators, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import { rolesThatMay, type Action } from './permissions.policy.js';

export const citizenPurposes = ['deposit', 'pickup'] as const;
export type CitizenPurpose = (typeof citizenPurposes)[number];

/** To whom a route is open. A route has exactly one of these, and one without any is open to nobody. */
export type Access =
  /** Staff with a role that may do the action. */
  | { readonly kind: 'staff'; readonly action: Action }
  /** Every member of staff who is signed in, about their own account. */
  | { readonly kind: 'signed_in' }
  /** A kiosk with its credential; nobody need stand before it. */
  | { readonly kind: 'kiosk' }
  /** A citizen with a session for this purpose, at the kiosk it was begun at. */
  | { readonly kind: 'citizen'; readonly purpose: CitizenPurpose }
  /** Whoever reaches the address: signing in, health, and what proves itself otherwise. */
  | { readonly kind: 'anyone' };

const accessKey = 'motcua247:access';

function mark(access: Access): CustomDecorator {
  return SetMetadata(accessKey, access);
}

/** Which access a route was marked with; the mark of the method wins over that of its controller. */
export function accessOf(reflector: Reflector, context: ExecutionContext): Access | undefined {
  return reflector.getAllAndOverride<Access | undefined>(accessKey, [
    context.getHandler(),
    context.getClass(),
  ]);
}

type RouteDecorator = ClassDecorator & MethodDecorator;

/** Only for staff with a role that may do this. */
export function May(action: Action): RouteDecorator {
  return applyDecorators(
    mark({ kind: 'staff', action }),
    ApiSecurity('staffSession'),
    ApiExtension('x-action', action),
    ApiExtension('x-roles', rolesThatMay(action)),
  );
}

/** Only for staff who are signed in, whatever their roles. */
export function ForSignedIn(): RouteDecorator {
  return applyDecorators(mark({ kind: 'signed_in' }), ApiSecurity('staffSession'));
}

/** Only for a kiosk that shows its credential. */
export function ForKiosk(): RouteDecorator {
  return applyDecorators(mark({ kind: 'kiosk' }), ApiSecurity('kioskCredential'));
}

/** Only for a citizen whose session is for this purpose and was begun at this kiosk. */
export function ForCitizen(purpose: CitizenPurpose): RouteDecorator {
  return applyDecorators(
    mark({ kind: 'citizen', purpose }),
    ApiSecurity({ kioskCredential: [], citizenSession: [] }),
  );
}

/** For everybody who can reach the address. */
export function ForAnyone(): RouteDecorator {
  return applyDecorators(mark({ kind: 'anyone' }));
}
