import { Inject, Injectable } from '@nestjs/common';
import { dayMs, deriveKey, openBytes, sealBytes, type Randomness } from '../../kernel/index.js';
import { randomnessToken, siteKeyToken } from '../../platform/index.js';
import { drawWebhookSecret } from './signature.js';

/** What a secret signs: what we send to a partner, or what it sends to us. */
export type Direction = 'outgoing' | 'incoming';

/** How long the secret before is good for after a new one was made: so long both sides have to put the new one in. */
export const oldSecretMs = dayMs;

/** Secrets of webhooks: unlike a key they must be read again for each message, so they are encrypted and not hashed. */
@Injectable()
export class WebhookSecrets {
  private readonly key: Buffer;

  constructor(
    @Inject(siteKeyToken) siteKey: Buffer,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {
    this.key = deriveKey(siteKey, 'motcua247 webhook secret');
  }

  /** A new secret of 256 bits, and how it is kept; it opens for this partner and direction alone. */
  draw(partnerId: string, direction: Direction): { readonly secret: Buffer; readonly sealed: Buffer } {
    const secret = drawWebhookSecret(this.randomness);
    return { secret, sealed: sealBytes(this.key, placeOf(partnerId, direction), secret, this.randomness) };
  }

  /** @throws Error when it was sealed for another partner or direction, or with another key */
  open(partnerId: string, direction: Direction, sealed: Buffer): Buffer {
    return openBytes(this.key, placeOf(partnerId, direction), sealed);
  }
}

function placeOf(partnerId: string, direction: Direction): string {
  return `${partnerId}/${direction}`;
}
