import { describe, expect, it } from '@jest/globals';
import { pickupFactorOf } from '../../config/index.js';
import { isAnswerTo } from './factor-answer.js';

describe('what is asked about the holder', () => {
  it('is what the site asks for the procedure, and of others nothing', () => {
    const site = { pickup: { secondFactors: [{ procedureCode: '1.912003', asks: 'birth_date' as const }] } };
    expect(pickupFactorOf(site, '1.912003')).toBe('birth_date');
    expect(pickupFactorOf(site, '1.001193')).toBeNull();
  });

  it.each([
    ['citizen_id_last_four', '0042', true],
    ['citizen_id_last_four', '42', false],
    ['citizen_id_last_four', '00421', false],
    ['citizen_id_last_four', '００４２', false],
    ['birth_date', '1990-02-01', true],
    ['birth_date', '2024-02-29', true],
    ['birth_date', '2023-02-29', false],
    ['birth_date', '1990-13-01', false],
    ['birth_date', '01021990', false],
    ['birth_date', '1890-02-01', false],
  ] as const)('%s: %s %s', (factor, answer, fits) => {
    expect(isAnswerTo(factor, answer)).toBe(fits);
  });
});
