import { Injectable } from '@nestjs/common';
import type { CitizenPurpose, Transaction } from '../../platform/index.js';

/** What a citizen may come for in vain: to deposit, everybody is welcome. */
export type PurposeWithOccasion = Exclude<CitizenPurpose, 'deposit'>;

export type OccasionQuestion = (
  transaction: Transaction,
  phoneIndex: Buffer,
  purpose: PurposeWithOccasion,
) => Promise<boolean>;

/**
 * Whether there is an occasion to send a code to a phone: something to fetch, something to look up. Codes stand below
 * dossiers and cannot know: the feature that has the dossiers answers. While nobody does, everybody may have one.
 */
@Injectable()
export class CodeOccasion {
  private question: OccasionQuestion | undefined;

  /** Names who knows; once, before the service listens. */
  answerBy(question: OccasionQuestion): void {
    if (this.question) throw new Error('Somebody answers already whether there is an occasion for a code');
    this.question = question;
  }

  exists(transaction: Transaction, phoneIndex: Buffer, purpose: CitizenPurpose): Promise<boolean> {
    if (purpose === 'deposit' || !this.question) return Promise.resolve(true);
    return this.question(transaction, phoneIndex, purpose);
  }
}
