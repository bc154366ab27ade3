import { Inject, Injectable } from '@nestjs/common';
import type { Site } from '../../config/index.js';
import type { Randomness } from '../../kernel/index.js';
import { randomnessToken, siteToken } from '../../platform/index.js';
import { PasswordHasher } from '../passwords/password-hasher.js';

/** What the commands about accounts and sessions work with, beside their transaction. */
@Injectable()
export class AccountParts {
  constructor(
    readonly passwords: PasswordHasher,
    @Inject(randomnessToken) readonly randomness: Randomness,
    @Inject(siteToken) readonly site: Pick<Site, 'departments' | 'sessions'>,
  ) {}
}
