import { describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../kernel/index.js';
import { judge, mostAttempts, type Attempt } from './retry.policy.js';

const silence: Attempt = { outcome: 'unknown', detail: 'no answer' };
const answered = (status: number): Attempt => ({ outcome: 'answered', status });

describe('after an attempt', () => {
  it.each([200, 202, 204, 299])('%s is success', (status) => {
    expect(judge(1, answered(status))).toEqual({ verdict: 'delivered' });
    expect(judge(mostAttempts, answered(status))).toEqual({ verdict: 'delivered' });
  });

  it('410 is the end of all messages', () => {
    expect(judge(1, answered(410))).toEqual({ verdict: 'gone' });
  });

  it.each([
    answered(301),
    answered(307),
    answered(400),
    answered(401),
    answered(500),
    answered(503),
    silence,
  ])('%o is tried again, after ever longer waits, and given up in the end', (attempt) => {
    const waits: number[] = [];
    for (let attempts = 1; attempts < mostAttempts; attempts += 1) {
      const verdict = judge(attempts, attempt);
      if (verdict.verdict !== 'again') throw new Error(`given up after ${attempts}`);
      waits.push(verdict.afterMs);
    }
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(new Set(waits).size).toBe(waits.length);
    expect([waits[0], waits.at(-1)]).toEqual([minuteMs, 14 * hourMs]);
    expect(judge(mostAttempts, attempt)).toEqual({ verdict: 'dead' });
  });
});
