import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError, type Clock } from '../../kernel/index.js';
import {
  clockToken,
  cookieCredential,
  freshProofKey,
  isTokenShaped,
  may,
  mutationKey,
  setActor,
  staffAccessKey,
  staffCookie,
  type StaffAccess,
} from '../../platform/index.js';
import type { FoundSession } from '../sessions/find-session.js';
import { requireFreshProof } from '../sessions/fresh-proof.js';
import { LiveSessions } from '../sessions/live-sessions.js';
import { setSignedInStaff, type SignedInStaff } from './signed-in-staff.js';

const staffRoutes = '/api/staff/';

/** Stands before every route of the service; decides about those of staff. */
@Injectable()
export class StaffGuard implements CanActivate {
  constructor(
    private readonly sessions: LiveSessions,
    private readonly reflector: Reflector,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.reflector.getAllAndOverride<StaffAccess | undefined>(staffAccessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) return allowUnlessOfStaff(request);
    if (access.kind === 'before_sign_in') return true;

    const session = await this.sessionOf(request);
    const { staff, standing } = session;
    // Before anything is refused: the log of refusals says whom.
    setActor(request, { type: 'staff', id: staff.id });
    if (standing !== 'live' && access.kind !== 'leaving' && !mayRepeat(session, access)) {
      throw new DomainError('session_ended', 'Your session has ended. Sign in again.', {
        extensions: { reason: standing },
      });
    }
    refuseHalfWay(session, access);
    refuseUnlessAllowed(staff, access);
    if (this.reflector.get<true | undefined>(freshProofKey, context.getHandler())) {
      requireFreshProof(staff, this.clock.now());
    }
    // What a screen reads by itself, over and over, is no use of it.
    const isUse = this.reflector.get<true | undefined>(mutationKey, context.getHandler()) === true;
    if (standing === 'live' && isUse) await this.sessions.noteUse(session);
    setSignedInStaff(request, staff);
    return true;
  }

  private async sessionOf(request: FastifyRequest): Promise<FoundSession> {
    const token = tokenOf(request);
    const found = isTokenShaped(token) ? await this.sessions.find(token) : undefined;
    if (!found) {
      throw new DomainError(
        'unauthenticated',
        'Sign in, and send back the cookie of the sign-in, or its value as "Authorization: Bearer …".',
      );
    }
    return found;
  }
}

function tokenOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined) return cookieCredential(request, staffCookie);
  return /^bearer (.+)$/i.exec(authorization)?.[1];
}

/** A route that forgot to say who may ask must not stand open. */
function allowUnlessOfStaff(request: FastifyRequest): boolean {
  if (request.routeOptions.url?.startsWith(staffRoutes) !== true) return true;
  throw new DomainError('forbidden', 'Nobody is allowed here: the route names no permission.');
}

/**
 * The second step ends the session in which it is asked for. Whoever lost its answer sends it again with that session: they are let
 * as far as the answer that was kept for them. What is asked for anew is refused by `requireHalfWay`.
 */
function mayRepeat({ stage, standing }: FoundSession, { kind }: StaffAccess): boolean {
  return kind === 'second_factor' && stage === 'password' && standing === 'ended';
}

/** With the password alone nothing is allowed but the second step, and the second step to nobody else. */
function refuseHalfWay({ stage, enrolled }: FoundSession, { kind }: StaffAccess): void {
  if (kind === 'leaving' || (stage === 'password') === (kind === 'second_factor')) return;
  if (stage === 'complete') throw new DomainError('forbidden', 'You have signed in already.');
  throw new DomainError(
    'second_factor_required',
    enrolled ? 'Show the present code of your authenticator app.' : 'Set up an authenticator app.',
    { extensions: { enrolled } },
  );
}

function refuseUnlessAllowed(staff: SignedInStaff, access: StaffAccess): void {
  if (staff.mustChangePassword && (access.kind === 'action' || access.kind === 'signed_in')) {
    throw new DomainError(
      'password_change_required',
      'Somebody else chose your password. Choose one of your own first, at /api/staff/me/password.',
    );
  }
  if (access.kind === 'action' && !may(staff.roles, access.action)) {
    throw new DomainError('forbidden', `None of your roles may do this (${access.action}).`, {
      extensions: { action: access.action },
    });
  }
}
