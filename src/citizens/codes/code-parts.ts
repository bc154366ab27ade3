import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Site } from '../../config/index.js';
import type { Randomness } from '../../kernel/index.js';
import { Jobs, loggerToken, randomnessToken, siteKeyToken, siteToken } from '../../platform/index.js';
import { channelToken, type Channel } from '../../notifications/channels/index.js';
import { codeWays, type CodeWay } from './citizen-code.entity.js';
import { CitizenPhones } from '../phones/citizen-phones.js';
import { deriveCodeKey } from './code-hash.js';

/** What the commands about codes and sessions work with, beside their transaction. */
@Injectable()
export class CodeParts {
  /** For the hashes of codes, and nothing else. */
  readonly codeKey: Buffer;
  /** How a code can be had at this site. */
  readonly ways: readonly CodeWay[];

  constructor(
    readonly jobs: Jobs,
    readonly phones: CitizenPhones,
    @Inject(randomnessToken) readonly randomness: Randomness,
    @Inject(siteToken) readonly site: Pick<Site, 'codes' | 'sessions'>,
    @Inject(siteKeyToken) readonly siteKey: Buffer,
    @Inject(loggerToken) readonly logger: Logger,
    @Inject(channelToken) channel: Channel,
  ) {
    this.ways = channel.calls ? codeWays : ['message'];
    this.codeKey = deriveCodeKey(siteKey);
  }
}
