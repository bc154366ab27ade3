import { describe, expect, it } from '@jest/globals';
import { mayBeHeardOf, whyNotThere } from './not-there.js';
import { code } from './testing/examples.js';

describe('the delivery of a code', () => {
  it.each([
    ['waiting', true, undefined, undefined],
    ['sent', true, undefined, undefined],
    ['unknown', true, undefined, undefined],
    ['delivered', false, undefined, undefined],
    ['undisclosed', false, undefined, undefined],
    ['failed', false, 'sms_failed', 'sms_failed'],
    ['undelivered', false, 'message_undelivered', 'call_unanswered'],
  ] as const)('%s: more may come: %s; a message: %s; a call: %s', (delivery, more, message, call) => {
    expect(mayBeHeardOf({ ...code, delivery })).toBe(more);
    expect(whyNotThere({ ...code, delivery, way: 'message' })).toBe(message);
    expect(whyNotThere({ ...code, delivery, way: 'call' })).toBe(call);
  });

  it('of a code that is over is of no interest any more', () => {
    expect(mayBeHeardOf({ ...code, delivery: 'sent', ended: 'used' })).toBe(false);
  });
});
