import { describe, expect, it } from '@jest/globals';
import { describeHeads, describeRuns, describeVerification } from './describe-verification.js';

describe('the verification in words', () => {
  it('says how many entries are intact and what the head is', () => {
    const position = { sequence: 12, hash: Buffer.alloc(32, 0xab) };
    expect(describeVerification({ intact: true, position, last: 12 })).toBe(
      `The ledger is intact: 12 entries, head ${'ab'.repeat(32)}.`,
    );
  });

  it.each([
    [{ kind: 'gap', sequence: 7, found: 9 }, 'at entry 7: it is missing; entry 9 follows.'],
    [{ kind: 'gap', sequence: 7, found: null }, 'at entry 7: it and everything after it is missing.'],
    [{ kind: 'not_linked', sequence: 3 }, 'at entry 3: it does not hang on'],
    [{ kind: 'body_changed', sequence: 3 }, 'at entry 3: its content does not fit its hash'],
    [{ kind: 'sequence_not_in_body', sequence: 3 }, 'at entry 3: its content states another number'],
    [{ kind: 'head_differs', sequence: 3 }, 'at entry 3: the last entry is not the one the head names'],
  ] as const)('names the break %o', (broken, words) => {
    expect(describeVerification({ intact: false, break: broken })).toContain(`BROKEN ${words}`);
  });
});

it('names the runs whose records were changed', () => {
  expect(describeRuns(['one', 'another'])).toContain('NOT THE ONE IT WAS CLOSED WITH: one, another.');
});

describe('the signed heads in words', () => {
  it('says how many fit, those of the witness by themselves', () => {
    expect(describeHeads({ heads: 288, witnessed: 24, break: undefined })).toBe(
      'It fits all 288 signed heads of the database, and all 24 of the witness.',
    );
  });

  it.each([
    ['signature_invalid', 'the signature that is kept for it does not hold'],
    ['signed_by_another', 'it was signed with a key that is not of this site'],
    ['cut_off', 'it was signed and is gone'],
    ['rewritten', 'another entry was signed'],
    ['forked', 'it was signed twice'],
  ] as const)('names the break %s', (kind, words) => {
    expect(describeHeads({ heads: 3, witnessed: 0, break: { kind, sequence: 7 } })).toContain(
      `at entry 7: ${words}`,
    );
  });
});
