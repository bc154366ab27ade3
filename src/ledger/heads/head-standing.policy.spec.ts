import { describe, expect, it } from '@jest/globals';
import { headFault, type HeadFacts } from './head-standing.policy.js';

const fitting: HeadFacts = {
  validSignature: true,
  trustedKey: true,
  last: 10,
  sequence: 7,
  sameEntry: true,
  signedOtherwise: false,
};

describe('a head that was signed once', () => {
  it.each([
    ['fits', {}, undefined],
    ['fits as the newest', { sequence: 10 }, undefined],
    ['was not signed', { validSignature: false }, 'signature_invalid'],
    ['was signed by somebody else', { trustedKey: false }, 'signed_by_another'],
    ['is of an entry that is gone', { sequence: 11, sameEntry: false }, 'cut_off'],
    ['is of another entry', { sameEntry: false }, 'rewritten'],
    ['was signed twice, differently', { sameEntry: false, signedOtherwise: true }, 'forked'],
    ['says nothing if nobody signed it', { validSignature: false, sameEntry: false }, 'signature_invalid'],
  ] as const)('%s', (_what, facts, fault) => {
    expect(headFault({ ...fitting, ...facts })).toBe(fault);
  });
});
