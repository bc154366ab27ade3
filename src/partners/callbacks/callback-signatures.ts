import { Inject, Injectable, type RawBodyRequest } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DomainError, type Clock } from '../../kernel/index.js';
import { clockToken, Database } from '../../platform/index.js';
import type { Partner } from '../partners/partner.js';
import { isSignedWith } from '../webhooks/signature.js';
import { CallbackSecrets } from './callback-secrets.js';
import { isFresh } from './timestamp.policy.js';

const pathSchema = z.object({ partner: z.uuid() });

/** Finds out who has signed a request, as Standard Webhooks lay down; nothing of its body is believed before. */
@Injectable()
export class CallbackSignatures {
  constructor(
    private readonly database: Database,
    private readonly secrets: CallbackSecrets,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  /**
   * The partner in the path, if it has signed this request within the last minutes.
   * @throws DomainError unauthenticated; the same for a partner that is not, one without a secret, and a wrong signature
   */
  async prove(request: RawBodyRequest<FastifyRequest>): Promise<Partner> {
    const at = this.clock.now();
    const signer = await this.signerIn(request.params, at);
    const [id, timestamp, signature] = [
      headerOf(request, 'webhook-id'),
      headerOf(request, 'webhook-timestamp'),
      headerOf(request, 'webhook-signature'),
    ];
    const body = request.rawBody ?? Buffer.alloc(0);
    if (signer === undefined || !isSignedWith(signer.secrets, signature, { id, timestamp, body })) {
      throw new DomainError('unauthenticated', 'Sign what you send with the secret for this address.');
    }
    if (!isFresh(timestamp, at)) {
      throw new DomainError(
        'unauthenticated',
        'The webhook-timestamp is more than five minutes from now. Set your clock, and sign each attempt anew.',
      );
    }
    return signer.partner;
  }

  private async signerIn(path: unknown, at: Date) {
    const { data } = pathSchema.safeParse(path);
    return data && (await this.secrets.find(this.database.dataSource.manager, data.partner, at));
  }
}

function headerOf({ headers }: FastifyRequest, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}
