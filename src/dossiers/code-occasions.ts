import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CodeOccasion, type PurposeWithOccasion } from '../citizens/index.js';
import type { Transaction } from '../platform/index.js';
import { isAnythingToLookUp } from './queries/citizen-dossiers.js';
import { isAnythingWaiting } from './queries/waiting-for-pickup.js';

/** Answers the codes' question, so that a code goes only to whom something waits for, or belongs to. */
@Injectable()
export class CodeOccasions implements OnModuleInit {
  constructor(private readonly codeOccasion: CodeOccasion) {}

  onModuleInit(): void {
    this.codeOccasion.answerBy(hasOccasion);
  }
}

function hasOccasion(
  { manager, at }: Transaction,
  phoneIndex: Buffer,
  purpose: PurposeWithOccasion,
): Promise<boolean> {
  switch (purpose) {
    case 'pickup':
      return isAnythingWaiting(manager, phoneIndex);
    case 'lookup':
      return isAnythingToLookUp(manager, phoneIndex, at);
  }
}
