import { describe, expect, it } from '@jest/globals';
import { answerOf, shownDigits } from './factor-answer.js';

describe('an answer about the holder', () => {
  it.each([
    ['citizen_id_last_four', '0042', '0042'],
    ['citizen_id_last_four', '004', undefined],
    ['birth_date', '01021990', '1990-02-01'],
    ['birth_date', '0102199', undefined],
    ['birth_date', '31021990', undefined],
  ] as const)('%s: %s is %s', (asks, digits, answer) => {
    expect(answerOf(asks, digits)).toBe(answer);
  });

  it('shows a date with its strokes while it is typed', () => {
    expect(['', '0', '010', '0102199'].map((digits) => shownDigits('birth_date', digits))).toEqual([
      '',
      '0',
      '01/0',
      '01/02/199',
    ]);
    expect(shownDigits('citizen_id_last_four', '0042')).toBe('0042');
  });
});
