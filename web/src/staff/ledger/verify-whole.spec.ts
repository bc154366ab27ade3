import { describe, expect, it } from '@jest/globals';
import type { VerifiedPart } from './types.js';
import { verifyWhole } from './verify-whole.js';

const at = (sequence: number) => ({ sequence, hash: String(sequence).padStart(64, '0') });
const partly = (sequence: number): VerifiedPart => ({
  result: 'partly',
  position: at(sequence),
  last: 50,
  firstBreak: null,
});
const intact: VerifiedPart = { result: 'intact', position: at(50), last: 50, firstBreak: null };
const broken: VerifiedPart = {
  result: 'broken',
  position: null,
  last: null,
  firstBreak: { kind: 'body_changed', sequence: 31 },
};

/** Answers one part after the other, the last for ever, and keeps from where it was asked. */
const answering = (...parts: readonly VerifiedPart[]) => {
  const asked: (VerifiedPart['position'] | undefined)[] = [];
  const ask = (after: VerifiedPart['position'] | undefined) => {
    const part = parts[Math.min(asked.length, parts.length - 1)] ?? intact;
    asked.push(after);
    return Promise.resolve(part);
  };
  return { ask, asked };
};

describe('the verification of the whole ledger', () => {
  it('asks on from where each part ended, and tells the progress', async () => {
    const { ask, asked } = answering(partly(20), partly(40), intact);
    const seen: unknown[] = [];
    const verdict = await verifyWhole({ ask, onPart: (part) => seen.push(part) });
    expect(verdict).toEqual({ result: 'intact', head: at(50) });
    expect(asked).toEqual([undefined, at(20), at(40)]);
    expect(seen).toEqual([partly(20), partly(40)]);
  });

  it('ends at the first break', async () => {
    const { ask, asked } = answering(partly(20), broken, intact);
    expect(await verifyWhole({ ask })).toEqual({ result: 'broken', firstBreak: broken.firstBreak });
    expect(asked).toHaveLength(2);
  });

  it('is bounded', async () => {
    const { ask, asked } = answering(partly(1), partly(2), partly(3), partly(4));
    expect(await verifyWhole({ ask, bound: 3 })).toEqual({ result: 'unfinished', position: at(3) });
    expect(asked).toHaveLength(3);
  });

  it('does not ask for ever where a part leads no further', async () => {
    const { ask, asked } = answering(partly(20), partly(20));
    expect(await verifyWhole({ ask })).toEqual({ result: 'unfinished', position: at(20) });
    expect(asked).toHaveLength(2);
  });

  it('never takes an answer without a position for intact', async () => {
    const { ask } = answering({ ...intact, position: null });
    expect(await verifyWhole({ ask })).toEqual({ result: 'unfinished', position: undefined });
  });

  it('stops when nobody waits for it any longer', async () => {
    const leaving = new AbortController();
    const { ask, asked } = answering(partly(20), partly(40), intact);
    const verified = verifyWhole({
      ask,
      signal: leaving.signal,
      onPart: () => {
        leaving.abort(new Error('left'));
      },
    });
    await expect(verified).rejects.toThrow('left');
    expect(asked).toHaveLength(1);
  });

  it('hands on why a part could not be asked', async () => {
    const ask = () => Promise.reject(new Error('unreachable'));
    await expect(verifyWhole({ ask })).rejects.toThrow('unreachable');
  });
});
