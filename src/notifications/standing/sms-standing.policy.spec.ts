import { describe, expect, it } from '@jest/globals';
import { smsStanding, type Sending } from './sms-standing.policy.js';

/** `a+`: a message to a went out; `b-`: one to b did not. The oldest first. */
function sendings(written: string): Sending[] {
  return [...written.matchAll(/(\w)([+-])/g)].map(([, recipient = '', sign], index) => ({
    at: new Date(index * 1000),
    worked: sign === '+',
    recipient,
  }));
}

describe('whether messages go out', () => {
  it.each([
    ['', 'works'],
    ['a+', 'works'],
    ['a-', 'works'],
    ['a- a-', 'works'],
    ['a- a- a-', 'failing'],
    ['a- b-', 'failing'],
    ['a+ b- c-', 'failing'],
    ['a- b- c+', 'works'],
    ['a- b- c+ d-', 'works'],
  ] as const)('%s: %s', (written, standing) => {
    expect(smsStanding(sendings(written))).toBe(standing);
    expect(smsStanding(sendings(written).reverse())).toBe(standing);
  });
});
