import { Injectable } from '@nestjs/common';
import type { PhoneNumber } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';

export type PickupQuestion = (transaction: Transaction, phone: PhoneNumber) => Promise<boolean>;

/**
 * Whether anything waits to be fetched for a phone. Codes stand below dossiers and cannot know: the feature that has the
 * dossiers answers. While nobody does, something may wait for everybody.
 */
@Injectable()
export class PickupWaiting {
  private question: PickupQuestion | undefined;

  /** Names who knows; once, before the service listens. */
  answerBy(question: PickupQuestion): void {
    if (this.question) throw new Error('Somebody answers already whether a pickup waits');
    this.question = question;
  }

  isWaiting(transaction: Transaction, phone: PhoneNumber): Promise<boolean> {
    return this.question?.(transaction, phone) ?? Promise.resolve(true);
  }
}
