import { Inject, Injectable } from '@nestjs/common';
import {
  deriveCitizenPhoneKey,
  derivePhoneIndexKey,
  indexPhone,
  openBytes,
  sealBytes,
  type PhoneNumber,
  type Randomness,
} from '../../kernel/index.js';
import { randomnessToken, siteKeyToken } from '../../platform/index.js';

/** A code or a session, whose id is nobody else's. */
interface OfCitizen {
  readonly id: string;
  readonly sealedPhone: Buffer;
}

/**
 * How the phones of codes and sessions are kept: sealed with one key for all, since their rows go whole after a day; and
 * found by an index.
 */
@Injectable()
export class CitizenPhones {
  private readonly sealingKey: Buffer;
  private readonly indexKey: Buffer;

  constructor(
    @Inject(siteKeyToken) siteKey: Buffer,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {
    this.sealingKey = deriveCitizenPhoneKey(siteKey);
    this.indexKey = derivePhoneIndexKey(siteKey);
  }

  indexOf(phone: PhoneNumber): Buffer {
    return indexPhone(this.indexKey, phone);
  }

  /** @param id of the code or the session, in which alone it opens. */
  seal(id: string, phone: PhoneNumber): Buffer {
    return sealBytes(this.sealingKey, id, Buffer.from(phone, 'utf8'), this.randomness);
  }

  open({ id, sealedPhone }: OfCitizen): PhoneNumber {
    // Nothing but a PhoneNumber was sealed there, and nothing else opens.
    return openBytes(this.sealingKey, id, sealedPhone).toString('utf8') as PhoneNumber;
  }
}
