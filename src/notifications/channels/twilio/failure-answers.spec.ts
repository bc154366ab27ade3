import { describe, expect, it } from '@jest/globals';
import { answerForFailure, type TwilioFailure } from './failure-answers.js';

const answered = (status: number, code?: number): TwilioFailure => ({
  mayHaveBeenSent: true,
  status,
  ...(code === undefined ? {} : { code }),
});

describe('refused for good', () => {
  it.each([
    [400, 21211, 'recipient_invalid'],
    [400, 21614, 'recipient_invalid'],
    [400, 21635, 'recipient_invalid'],
    [400, 21610, 'recipient_opted_out'],
    [400, 21612, 'recipient_unreachable'],
    [400, 21408, 'recipient_unreachable'],
    [400, 21608, 'recipient_unreachable'],
    [400, 30003, 'recipient_unreachable'],
    [400, 30006, 'recipient_unreachable'],
    [400, 21602, 'text_refused'],
    [400, 21617, 'text_refused'],
    [400, 30007, 'text_refused'],
    [400, 21603, 'sender_not_registered'],
    [400, 21606, 'sender_not_registered'],
    [400, 21659, 'sender_not_registered'],
    [400, 21703, 'sender_not_registered'],
    [401, 20003, 'credentials_refused'],
    [404, 20404, 'credentials_refused'],
    [401, undefined, 'credentials_refused'],
    [403, undefined, 'credentials_refused'],
    [402, undefined, 'account_without_funds'],
    [400, 10001, 'account_without_funds'],
    [403, 20005, 'account_without_funds'],
    [400, 99999, 'request_refused'],
    [400, undefined, 'request_refused'],
    [418, undefined, 'request_refused'],
  ] as const)('HTTP %i with code %p: %s', (status, code, reason) => {
    expect(answerForFailure(answered(status, code))).toMatchObject({
      outcome: 'refused',
      permanent: true,
      reason,
    });
  });
});

describe('certainly not accepted, and worth another try', () => {
  it.each([
    [429, 20429],
    [429, undefined],
    [429, 63038],
    [400, 21611],
    [400, 30001],
  ] as const)('HTTP %i with code %p', (status, code) => {
    expect(answerForFailure(answered(status, code))).toMatchObject({ outcome: 'retry_later' });
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ERR_CANCELED', 'CERT_HAS_EXPIRED'])(
    '%s before a connection came about',
    (transportError) => {
      expect(answerForFailure({ mayHaveBeenSent: false, transportError })).toEqual({
        outcome: 'retry_later',
        detail: `no connection, ${transportError}`,
      });
    },
  );

  it('waits as long as Twilio says', () => {
    expect(answerForFailure({ ...answered(429), retryAfterMs: 7_000 })).toMatchObject({ afterMs: 7_000 });
    expect(answerForFailure(answered(429))).not.toHaveProperty('afterMs');
  });
});

describe('may have been accepted', () => {
  it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_CANCELED', 'EPIPE', 'SyntaxError'])(
    '%s after the connection',
    (transportError) => {
      expect(answerForFailure({ mayHaveBeenSent: true, transportError }).outcome).toBe('unknown');
    },
  );

  it('says so of every status that is no refusal, whatever code comes with it', () => {
    const statuses = Array.from({ length: 500 }, (_, i) => 100 + i).filter(
      (status) => status < 400 || status >= 500 || status === 408 || status === 409,
    );
    for (const status of statuses) {
      for (const code of [undefined, 20003, 20429, 20500, 21211, 30001]) {
        expect(answerForFailure(answered(status, code)).outcome).toBe('unknown');
      }
    }
  });
});

it('never says that a failure was an acceptance', () => {
  for (let status = 100; status < 600; status += 1) {
    expect(answerForFailure(answered(status)).outcome).not.toBe('accepted');
  }
});
