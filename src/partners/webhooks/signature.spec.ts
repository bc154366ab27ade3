import { describe, expect, it } from '@jest/globals';
import { systemRandomness } from '../../kernel/index.js';
import { drawWebhookSecret, isSignedWith, signWebhook, writeWebhookSecret } from './signature.js';

// The worked example of the Standard Webhooks libraries (libraries/javascript, README and tests).
const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
const parts = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  body: '{"test": 2432232314}',
};
const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const other = Buffer.alloc(32, 7);

describe('the signature of a webhook', () => {
  it('is that of the specification’s example', () => {
    expect(signWebhook([secret], parts)).toBe(signature);
  });

  it('is taken when one of two secrets made one of two signatures', () => {
    expect(isSignedWith([secret], signature, parts)).toBe(true);
    expect(isSignedWith([other, secret], signature, parts)).toBe(true);
    expect(isSignedWith([secret], signWebhook([other, secret], parts), parts)).toBe(true);
  });

  it.each([
    ['another secret', [other], signature, parts],
    ['no secret', [], signature, parts],
    ['another id', [secret], signature, { ...parts, id: 'msg_other' }],
    ['another time', [secret], signature, { ...parts, timestamp: '1614265331' }],
    ['another body', [secret], signature, { ...parts, body: '{"test": 2432232315}' }],
    ['another scheme', [secret], signature.replace('v1', 'v2'), parts],
    ['half a signature', [secret], signature.slice(0, 20), parts],
    ['no signature', [secret], '', parts],
    ['an empty one', [secret], 'v1,', parts],
  ])('is refused with %s', (_what, secrets, header, said) => {
    expect(isSignedWith(secrets, header, said)).toBe(false);
  });

  it('rests on 256 random bits, written as the specification says', () => {
    const drawn = drawWebhookSecret(systemRandomness);
    expect(drawn).toHaveLength(32);
    expect(writeWebhookSecret(drawn)).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(drawWebhookSecret(systemRandomness).equals(drawn)).toBe(false);
  });
});
