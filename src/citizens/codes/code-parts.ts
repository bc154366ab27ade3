import { Inject, Injectable } from '@nestjs/common';
import type { Site } from '../../config/index.js';
import type { Randomness } from '../../kernel/index.js';
import { Jobs, randomnessToken, secretKeyToken, siteToken } from '../../platform/index.js';
import { deriveCodeKey } from './code-hash.js';

/** What the commands about codes and sessions work with, beside their transaction. */
@Injectable()
export class CodeParts {
  /** For the hashes of codes, and nothing else. */
  readonly codeKey: Buffer;

  constructor(
    readonly jobs: Jobs,
    @Inject(randomnessToken) readonly randomness: Randomness,
    @Inject(siteToken) readonly site: Pick<Site, 'codes' | 'sessions'>,
    @Inject(secretKeyToken) secretKey: Buffer,
  ) {
    this.codeKey = deriveCodeKey(secretKey);
  }
}
