import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Site } from '../../config/index.js';
import { DomainError, secondMs, type Clock, type MonotonicClock } from '../../kernel/index.js';
import {
  clockToken,
  Database,
  hashToken,
  monotonicClockToken,
  partnerAccessKey,
  RequestRates,
  setActor,
  siteToken,
  type PartnerAccess,
} from '../../platform/index.js';
import { localDateOf } from '../../procedures/index.js';
import { CallbackSignatures } from '../callbacks/callback-signatures.js';
import { findKey, noteUse, type KeyInUse } from '../keys/keys.js';
import { isKeyShaped } from '../keys/partner-key.js';
import type { Partner } from '../partners/partner.js';
import { setAskingPartner } from './asking-partner.js';

const partnerRoutes = '/api/partner/';

/** Of one partner, whatever addresses its requests come from; as many at once. */
export const partnerRequestsPerMinute = 300;

/** Stands before every route of the service; decides about those of partners. */
@Injectable()
export class PartnerGuard implements CanActivate {
  private readonly rates: RequestRates;

  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
    private readonly signatures: CallbackSignatures,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(monotonicClockToken) monotonicClock: MonotonicClock,
    @Inject(siteToken) private readonly site: Pick<Site, 'site'>,
  ) {
    this.rates = new RequestRates(partnerRequestsPerMinute, () => monotonicClock.nowMs());
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.reflector.getAllAndOverride<PartnerAccess | undefined>(partnerAccessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) return allowUnlessOfPartners(request);

    const partner = await this.proved(request, access);
    // Before anything is refused: the log of refusals says whom.
    setActor(request, { type: 'partner', id: partner.id });
    this.count(partner);
    if (!partner.scopes.includes(access.scope)) {
      throw new DomainError('forbidden', `You may not do this: you lack the scope ${access.scope}.`, {
        extensions: { scope: access.scope },
      });
    }
    setAskingPartner(request, {
      partnerId: partner.id,
      scopes: partner.scopes,
      departmentCode: partner.departmentCode,
    });
    return true;
  }

  private async proved(request: FastifyRequest, { proof }: PartnerAccess): Promise<Partner> {
    return proof === 'signature' ? this.signatures.prove(request) : (await this.keyOf(request)).partner;
  }

  private async keyOf(request: FastifyRequest): Promise<KeyInUse> {
    const { manager } = this.database.dataSource;
    const at = this.clock.now();
    const key = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const found = isKeyShaped(key) ? await findKey(manager, hashToken(key), at) : undefined;
    if (!found) {
      throw new DomainError(
        'unauthenticated',
        'Send "Authorization: Bearer" with a key of yours that has neither expired nor been ended.',
      );
    }
    const today = localDateOf(at, this.site.site.timeZone);
    if (found.lastUsedOn !== today) await noteUse(manager, found, today);
    return found;
  }

  private count({ id }: Partner): void {
    const waitMs = this.rates.take(id);
    if (waitMs === 0) return;
    const retryAfterSeconds = Math.ceil(waitMs / secondMs);
    throw new DomainError(
      'too_many_requests',
      `You send too many requests. Wait ${retryAfterSeconds} s and send fewer: ${partnerRequestsPerMinute} a minute at most.`,
      { extensions: { limit: 'partner', retryAfterSeconds } },
    );
  }
}

/** A route that forgot to say who may ask must not stand open. */
function allowUnlessOfPartners(request: FastifyRequest): boolean {
  if (request.routeOptions.url?.startsWith(partnerRoutes) !== true) return true;
  throw new DomainError('forbidden', 'Nobody is allowed here: the route names no scope.');
}
