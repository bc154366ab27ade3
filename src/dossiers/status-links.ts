import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../config/index.js';
import { environmentToken, siteKeyToken } from '../platform/index.js';

/** 128 bits: nobody finds a page by trying, and the link still fits a part of an SMS. */
const tokenBytes = 16;

/**
 * The unguessable addresses of citizens' status pages. A token is derived and can be written on every paper and message
 * anew; the database knows only its hash, so that whoever reads the database cannot open the pages.
 */
@Injectable()
export class StatusLinks {
  private readonly key: Buffer;

  constructor(
    @Inject(siteKeyToken) siteKey: Buffer,
    @Inject(environmentToken) private readonly environment: Environment,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', siteKey, '', 'dossier status token', 32));
  }

  tokenOf(dossierId: string): string {
    const mac = createHmac('sha256', this.key).update(dossierId).digest();
    return mac.subarray(0, tokenBytes).toString('base64url');
  }

  /** Absolute address of the status page. */
  urlOf(dossierId: string): string {
    return `${this.environment.publicBaseUrl}/d/${this.tokenOf(dossierId)}`;
  }

  /** What the database keeps of a token. */
  hashOf(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }
}
