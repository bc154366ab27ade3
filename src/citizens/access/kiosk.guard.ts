import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Site } from '../../config/index.js';
import { DomainError, secondMs, type Clock } from '../../kernel/index.js';
import {
  clockToken,
  cookieCredential,
  Database,
  hashToken,
  isTokenShaped,
  kioskAccessKey,
  kioskCookie,
  setActor,
  siteToken,
  type KioskAccess,
} from '../../platform/index.js';
import { getKioskBy } from '../kiosks/get-kiosk-by.js';
import type { Kiosk } from '../kiosks/kiosk.entity.js';
import { CitizenSessionRecord } from '../sessions/citizen-session.entity.js';
import { isLive, sessionEnded } from '../sessions/live-session.js';
import { touchSession } from '../sessions/touch-session.js';
import { setAtKiosk } from './asking.js';

const kioskRoutes = '/api/kiosk/';

/** Stands before every route of the service; decides about those of kiosks and of the citizens before them. */
@Injectable()
export class KioskGuard implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(siteToken) private readonly site: Pick<Site, 'sessions'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.reflector.getAllAndOverride<KioskAccess | undefined>(kioskAccessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) return allowUnlessOfKiosks(request);
    if (access.kind === 'device') return true;

    const kiosk = await this.kioskOf(request);
    // Whatever is refused from here on is refused to this kiosk.
    setActor(request, { type: 'kiosk', id: kiosk.id });
    if (access.kind === 'kiosk') {
      setAtKiosk(request, { kiosk, session: undefined });
      return true;
    }
    const session = await this.sessionOf(request, kiosk);
    const at = this.clock.now();
    refuseUnlessAllowed(session, access, at);
    if (access.kind !== 'leaving' && isLive(session, at)) await this.touch(session, at);
    setActor(request, { type: 'citizen', id: session.id });
    setAtKiosk(request, { kiosk, session });
    return true;
  }

  /** Whoever asks for something is there. */
  private async touch(session: CitizenSessionRecord, at: Date): Promise<void> {
    const idleMs = this.site.sessions.citizenIdleSeconds * secondMs;
    session.idleEndsAt = await touchSession(this.database.dataSource.manager, session.id, at, idleMs);
  }

  private async kioskOf(request: FastifyRequest): Promise<Kiosk> {
    const credential = request.headers['x-kiosk-credential'] ?? cookieCredential(request, kioskCookie);
    return getKioskBy(this.database.dataSource.manager, credential);
  }

  /** A session of another kiosk is none here: a token that was read over a shoulder is worth nothing elsewhere. */
  private async sessionOf(request: FastifyRequest, kiosk: Kiosk): Promise<CitizenSessionRecord> {
    const token = request.headers['x-citizen-session'];
    const session = isTokenShaped(token)
      ? await this.database.dataSource.manager.findOneBy(CitizenSessionRecord, {
          tokenHash: hashToken(token),
          kioskId: kiosk.id,
        })
      : null;
    if (!session) {
      throw new DomainError(
        'unauthenticated',
        'Send the header x-citizen-session with a session of this kiosk.',
      );
    }
    return session;
  }
}

/** A route that forgot to say who may ask must not stand open. */
function allowUnlessOfKiosks(request: FastifyRequest): boolean {
  if (request.routeOptions.url?.startsWith(kioskRoutes) !== true) return true;
  throw new DomainError('forbidden', 'Nobody is allowed here: the route names neither kiosks nor citizens.');
}

function refuseUnlessAllowed(session: CitizenSessionRecord, access: KioskAccess, at: Date): void {
  if (access.kind !== 'citizen' && access.kind !== 'present' && access.kind !== 'finishing') return;
  const mayGoOn = access.kind === 'finishing' ? session.endedAt === null : isLive(session, at);
  if (!mayGoOn) throw sessionEnded();
  if (access.kind === 'present') return;
  if (session.purpose !== access.purpose) {
    throw new DomainError(
      'forbidden',
      `Your code was for another purpose. Ask for a code for ${access.purpose}.`,
    );
  }
}
