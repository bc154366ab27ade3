import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PickupWaiting } from '../citizens/index.js';
import { isAnythingWaiting } from './queries/waiting-for-pickup.js';

/** Answers the codes' question, so that a code to fetch something goes only to whom something waits for. */
@Injectable()
export class PickupQuestionAnswer implements OnModuleInit {
  constructor(private readonly pickupWaiting: PickupWaiting) {}

  onModuleInit(): void {
    this.pickupWaiting.answerBy((transaction, phone) => isAnythingWaiting(transaction.manager, phone));
  }
}
