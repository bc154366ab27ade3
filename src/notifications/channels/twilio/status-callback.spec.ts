import { describe, expect, it } from '@jest/globals';
import { signCallback } from '../../../../test/support/twilio-server/index.js';
import { parseStatusCallback } from './status-callback.js';

const url = 'https://motcua.vi.du/api/public/notices/twilio?notice=1';
const token = 'the-token';
const sid = `SM${'0'.repeat(32)}`;
const form = { MessageSid: sid, MessageStatus: 'delivered', To: '+84912345678', AccountSid: 'AC1' };

const read = (body: Record<string, string>, signedFor = body, at = url): unknown =>
  parseStatusCallback(body, signCallback(token, url, signedFor), at, token);

describe('a status callback', () => {
  it.each([
    ['accepted', 'in_transit'],
    ['queued', 'in_transit'],
    ['sending', 'in_transit'],
    ['sent', 'in_transit'],
    ['delivered', 'delivered'],
    ['read', 'delivered'],
    ['undelivered', 'undelivered'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('%s means %s', (MessageStatus, status) => {
    expect(read({ ...form, MessageStatus })).toEqual({ outcome: 'report', providerReference: sid, status });
  });

  it.each([
    ['queued', 'in_transit'],
    ['initiated', 'in_transit'],
    ['ringing', 'in_transit'],
    ['in-progress', 'in_transit'],
    ['completed', 'delivered'],
    ['busy', 'undelivered'],
    ['no-answer', 'undelivered'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('of a call: %s means %s', (CallStatus, status) => {
    const CallSid = `CA${'0'.repeat(32)}`;
    const reading = read({ CallSid, CallStatus, AccountSid: 'AC1' });
    expect(reading).toEqual({ outcome: 'report', providerReference: CallSid, status });
  });

  it('may carry parameters that did not exist when this was written', () => {
    expect(read({ ...form, ChannelMood: 'ổn' })).toMatchObject({ outcome: 'report' });
  });

  it.each([
    ['another status', () => read({ ...form, MessageStatus: 'failed' }, form)],
    ['one parameter more', () => read({ ...form, Extra: '1' }, form)],
    ['another URL', () => read(form, form, `${url}2`)],
    ['no signature', () => parseStatusCallback(form, undefined, url, token)],
    ['an empty signature', () => parseStatusCallback(form, '', url, token)],
    ['another token', () => parseStatusCallback(form, signCallback('other', url, form), url, token)],
  ])('is not believed with %s', (_what, attempt) => {
    expect(attempt()).toEqual({ outcome: 'signature_invalid' });
  });

  it.each([
    ['an unknown status', { ...form, MessageStatus: 'teleported' }],
    ['no message id', { MessageStatus: 'delivered' }],
    ['a message id of another kind', { ...form, MessageSid: 'CA1' }],
  ])('signed, but with %s, is malformed', (_what, body) => {
    expect(read(body as Record<string, string>)).toEqual({ outcome: 'malformed' });
  });

  it.each([undefined, null, 'text', 7, [], { a: { b: 1 } }])(
    'whose body is %p is malformed or not believed',
    (body) => {
      expect(['malformed', 'signature_invalid']).toContain(
        parseStatusCallback(body, 'x', url, token).outcome,
      );
    },
  );
});
