import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { ProblemCode } from '../../kernel/index.js';

export const citizenPurposes = ['deposit', 'pickup', 'lookup'] as const;
/** What a citizen came for. */
export type CitizenPurpose = (typeof citizenPurposes)[number];

/** Who may ask at a route of the kiosks. A route under /api/kiosk that says nothing is refused to everybody. */
export type KioskAccess =
  /** A device that is about to say which kiosk it is, or to forget it. */
  | { readonly kind: 'device' }
  /** A kiosk with its credential; nobody need stand before it. */
  | { readonly kind: 'kiosk' }
  /** A citizen with a session for this purpose, at the kiosk where it was begun. */
  | { readonly kind: 'citizen'; readonly purpose: CitizenPurpose }
  /** A citizen with a session, whatever it was begun for. */
  | { readonly kind: 'present' }
  /** Also a citizen whose time has run out, as long as they have not left and nobody else has come. */
  | { readonly kind: 'finishing'; readonly purpose: CitizenPurpose }
  /** Also a citizen whose session has ended: leaving twice is no mistake. */
  | { readonly kind: 'leaving' };

export const kioskAccessKey = Symbol('access of kiosks');

/** How every route of the kiosks may refuse; to be spread into the `problems` of a route. */
export const kioskRefusals = ['unauthenticated'] as const satisfies readonly ProblemCode[];

/** How every route of citizens may refuse; to be spread into the `problems` of a route. */
export const citizenRefusals = [
  'unauthenticated',
  'session_ended',
  'forbidden',
] as const satisfies readonly ProblemCode[];

function access(value: KioskAccess, shown: string): ClassDecorator & MethodDecorator {
  return applyDecorators(
    SetMetadata(kioskAccessKey, value),
    ApiExtension('x-access', shown),
    ...security(value),
  );
}

/** One entry for each way that is enough by itself; a citizen needs the kiosk's credential and a session at once. */
function security({ kind }: KioskAccess): (ClassDecorator & MethodDecorator)[] {
  if (kind === 'device') return [];
  const session = kind === 'kiosk' ? {} : { citizenSession: [] };
  return [ApiSecurity({ kioskCookie: [], ...session }), ApiSecurity({ kioskCredential: [], ...session })];
}

/** A route for devices that are no kiosk yet. */
export const ForDevice = (): ClassDecorator & MethodDecorator => access({ kind: 'device' }, 'device');

/** A route for every kiosk. */
export const ForKiosk = (): ClassDecorator & MethodDecorator => access({ kind: 'kiosk' }, 'kiosk');

/** A route for the citizen who stands before the kiosk with a session for this purpose. */
export const ForCitizen = (purpose: CitizenPurpose): ClassDecorator & MethodDecorator =>
  access({ kind: 'citizen', purpose }, `citizen: ${purpose}`);

/** A route for the citizen who stands before the kiosk, whatever for. */
export const ForPresentCitizen = (): ClassDecorator & MethodDecorator =>
  access({ kind: 'present' }, 'citizen: present');

/** A route on which a citizen reads what has become of what they came for. */
export const ForFinishingCitizen = (purpose: CitizenPurpose): ClassDecorator & MethodDecorator =>
  access({ kind: 'finishing', purpose }, `citizen: ${purpose}`);

/** The route on which a citizen ends the session, whatever it was for. */
export const ForLeavingCitizen = (): ClassDecorator & MethodDecorator =>
  access({ kind: 'leaving' }, 'citizen: leaving');
