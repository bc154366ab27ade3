import { describe, expect, it } from '@jest/globals';
import type { SendAnswer } from '../../notifications/channels/index.js';
import { outcomeOf, type SendingOutcome } from './record-sending.js';

describe('what a send came to', () => {
  it.each<[SendAnswer, SendingOutcome, SendingOutcome]>([
    [{ outcome: 'accepted', providerReference: 'SM1' }, 'sent', 'sent'],
    [{ outcome: 'unknown', detail: 'time-out' }, 'unknown', 'unknown'],
    [
      { outcome: 'refused', permanent: true, reason: 'recipient_invalid', detail: '21211' },
      'failed',
      'failed',
    ],
    [{ outcome: 'retry_later', detail: 'connection refused' }, 'again', 'failed'],
    [{ outcome: 'retry_later', afterMs: 30_000, detail: '429' }, 'failed', 'failed'],
  ])('%j: %s at first, %s at last', (answer, first, last) => {
    expect(outcomeOf(answer, false)).toBe(first);
    expect(outcomeOf(answer, true)).toBe(last);
  });
});
