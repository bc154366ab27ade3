import { describe, expect, it } from '@jest/globals';
import { askedIn, factorAnswerOf } from './factor-answer.js';

describe('what staff write down about a holder', () => {
  it.each([
    ['citizen_id_last_four', ' 0042 ', '0042'],
    ['citizen_id_last_four', '42', undefined],
    ['birth_date', '1/2/1990', '1990-02-01'],
    ['birth_date', '31/2/1990', undefined],
  ] as const)('%s: %s is %s', (asks, typed, answer) => {
    expect(factorAnswerOf(asks, typed)).toBe(answer);
  });

  it('is what the refusal names', () => {
    expect(askedIn({ asks: 'birth_date' })).toBe('birth_date');
    expect(askedIn({ asks: 'shoe_size' })).toBeUndefined();
    expect(askedIn({})).toBeUndefined();
  });
});
