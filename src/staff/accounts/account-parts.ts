import { Inject, Injectable } from '@nestjs/common';
import type { Site } from '../../config/index.js';
import type { Randomness } from '../../kernel/index.js';
import { randomnessToken, siteKeyToken, siteToken } from '../../platform/index.js';
import { deriveNameIndexKey } from '../lock-out/name-index.js';
import { deriveRecoveryKey } from '../second-factor/recovery-key.js';
import { deriveSealingKey } from '../second-factor/sealed-secret.js';
import { PasswordHasher } from '../passwords/password-hasher.js';

/** What an account is made with, beside the transaction. */
export type AccountMaking = Pick<AccountParts, 'passwords' | 'randomness' | 'site'>;

/** What the commands about accounts and sessions work with, beside their transaction. */
@Injectable()
export class AccountParts {
  readonly nameIndexKey: Buffer;
  /** Of the secrets of authenticator apps. */
  readonly sealingKey: Buffer;
  readonly recoveryKey: Buffer;

  constructor(
    readonly passwords: PasswordHasher,
    @Inject(randomnessToken) readonly randomness: Randomness,
    @Inject(siteToken) readonly site: Pick<Site, 'site' | 'departments' | 'sessions'>,
    @Inject(siteKeyToken) siteKey: Buffer,
  ) {
    this.nameIndexKey = deriveNameIndexKey(siteKey);
    this.sealingKey = deriveSealingKey(siteKey);
    this.recoveryKey = deriveRecoveryKey(siteKey);
  }
}
