import { describe, expect, it } from '@jest/globals';
import { addMs } from '../../kernel/index.js';
import { codeAt, matchingStep, shownSecret, stepAt, stepEnd } from './totp.js';

/** RFC 6238, appendix B: the last six of the eight digits. */
const secret = Buffer.from('12345678901234567890', 'ascii');
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
] as const;

describe('codes of an authenticator app', () => {
  it.each(vectors)('at %i s are those of RFC 6238', (seconds, code) => {
    const at = new Date(seconds * 1_000);
    expect(codeAt(secret, at)).toBe(code);
    expect(matchingStep(secret, code, at)).toBe(stepAt(at));
  });

  it('are those of the present step and its neighbours, and no others', () => {
    const at = new Date('2026-11-23T02:00:10Z');
    const steps = [-2, -1, 0, 1, 2].map((away) =>
      matchingStep(secret, codeAt(secret, addMs(at, away * 30_000)), at),
    );
    const now = stepAt(at);
    expect(steps).toEqual([undefined, now - 1, now, now + 1, undefined]);
    expect(stepEnd(at)).toEqual(new Date('2026-11-23T02:00:30Z'));
  });

  it('have a secret that can be typed and scanned', () => {
    expect(shownSecret(secret, 'nguyen.thi.lan')).toEqual({
      key: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      uri: 'otpauth://totp/motcua247:nguyen.thi.lan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=motcua247',
    });
  });
});
