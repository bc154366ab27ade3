import { describe, expect, it } from '@jest/globals';
import { waysOn, type Way } from './troubles.js';
import { code } from './testing/examples.js';
import { answered, atCode, play, refused } from './testing/plays.js';

describe('the code', () => {
  it('is typed again after a wrong one, and asked for anew after the last try', () => {
    const guessing = play([{ type: 'code_given', code: '000000' }], atCode);
    const wrong = refused(guessing, 'code_wrong', { triesLeft: 2 });
    expect(wrong.screen).toEqual({ name: 'code_wrong', triesLeft: 2 });
    expect(play([{ type: 'wants_to_type_code' }], wrong).screen).toEqual({ name: 'code' });
    expect(play([{ type: 'back' }], wrong).screen).toEqual({ name: 'code' });
    const over = refused(guessing, 'code_wrong', { triesLeft: 0 });
    expect(over.screen).toEqual({ name: 'code_over', why: 'exhausted' });
    expect(play([{ type: 'wants_new_code' }], over).asking).toMatchObject({ kind: 'ask_code' });
  });

  it('that has not come can be asked for again; back leads to the phone', () => {
    const missing = play([{ type: 'code_not_come' }], atCode);
    expect(missing.screen).toEqual({ name: 'code_missing' });
    const again = answered(play([{ type: 'wants_new_code' }], missing), { kind: 'ask_code', data: code });
    expect(again.screen).toEqual({ name: 'code' });
    expect(play([{ type: 'back' }], again).screen).toEqual({ name: 'phone', refused: false });
  });

  it('that has not come can be read out by a call', () => {
    const missing = play([{ type: 'code_not_come' }], atCode);
    const called = play([{ type: 'wants_call' }], missing);
    expect(called.asking).toMatchObject({ kind: 'ask_code', way: 'call' });
    const spoken = { ...code, way: 'call' as const };
    const listening = answered(called, { kind: 'ask_code', data: spoken });
    expect([listening.screen, listening.visit.code]).toEqual([{ name: 'code' }, spoken]);
    expect(play([{ type: 'wants_new_code' }], missing).asking).toMatchObject({ way: 'message' });
  });

  it('that could not be sent is told, once', () => {
    const event = { type: 'code_not_there', why: 'sms_failed' } as const;
    const notSent = play([event], atCode);
    expect(notSent.screen).toEqual({ name: 'trouble', trouble: { kind: 'sms_failed' } });
    expect(play([event], notSent)).toBe(notSent);
    expect(play([{ type: 'back' }], notSent).screen).toEqual({ name: 'phone', refused: false });
  });

  it('whose call nobody took is read out by another call, or comes as a message', () => {
    const unanswered = play([{ type: 'code_not_there', why: 'call_unanswered' }], atCode);
    expect(waysOn.call_unanswered).toEqual({
      ways: ['call_again', 'by_message', 'leave'],
      desk: true,
      tone: 'wait',
    });
    const take = (way: Way) => play([{ type: 'way_taken', way }], unanswered).asking;
    expect(take('call_again')).toMatchObject({ kind: 'ask_code', way: 'call' });
    expect(take('by_message')).toMatchObject({ kind: 'ask_code', way: 'message' });
  });

  it('that did not reach the phone is asked for with another number', () => {
    const returned = play([{ type: 'code_not_there', why: 'message_undelivered' }], atCode);
    const typing = play([{ type: 'way_taken', way: 'other_number' }], returned);
    expect([typing.screen, typing.visit.code]).toEqual([{ name: 'phone', refused: false }, null]);
  });

  it('is not asked for with a number that is none', () => {
    const asked = play([
      { type: 'chose_purpose', purpose: 'pickup' },
      { type: 'phone_given', phone: '1900' },
    ]);
    expect(refused(asked, 'phone_not_vietnamese_mobile').screen).toEqual({ name: 'phone', refused: true });
  });
});
