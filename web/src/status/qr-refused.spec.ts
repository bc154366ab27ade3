import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '../shared/api/index.js';
import { secondsToNextQr } from './qr-refused.js';

describe('a pickup QR that was refused', () => {
  it('says for how long to wait, whoever’s limit it is', () => {
    for (const limit of ['dossier', 'address']) {
      const refused = new ProblemError('too_many_requests', 429, '', { limit, retryAfterSeconds: 17 });
      expect(secondsToNextQr(refused)).toBe(17);
    }
  });

  it.each([
    ['nothing lies in a tray any more', new ProblemError('transition_not_legal', 409, '')],
    ['no answer came', new ProblemError('unreachable', 0, '')],
    [
      'somebody else says how long',
      new ProblemError('service_unavailable', 503, '', { retryAfterSeconds: 5 }),
    ],
    ['nobody says how long', new ProblemError('too_many_requests', 429, '')],
  ])('says nothing where %s', (_case, problem) => {
    expect(secondsToNextQr(problem)).toBeUndefined();
  });
});
