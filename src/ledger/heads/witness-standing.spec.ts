import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs } from '../../kernel/index.js';
import type { SignedHead } from './signed-head.js';
import { WitnessStanding } from './witness-standing.js';
import { WitnessRefusal } from './witness.js';

const start = new Date('2026-11-23T02:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);

const headOf = (sequence: number): SignedHead => ({
  sequence,
  hash: Buffer.alloc(32),
  signedAt: start,
  publicKey: Buffer.alloc(32),
  signature: Buffer.alloc(64),
});

/** A witness that rests for an hour, and refuses while it is told to. */
class Mailbox {
  readonly restMs = hourMs;
  readonly sent: number[] = [];
  refuses = false;

  take({ sequence }: SignedHead): Promise<void> {
    this.sent.push(sequence);
    return this.refuses ? Promise.reject(new WitnessRefusal('full')) : Promise.resolve();
  }
}

describe('a witness that rests between two sendings', () => {
  it('is told the newest head once, and the next one after its rest', async () => {
    const mailbox = new Mailbox();
    const standing = new WitnessStanding(mailbox);
    await standing.tell(headOf(3), start);
    await standing.tell(headOf(4), after(minuteMs));
    await standing.tell(headOf(5), after(hourMs));
    await standing.tell(headOf(5), after(3 * hourMs));
    expect(mailbox.sent).toEqual([3, 5]);
    expect(standing.behindSince).toBeUndefined();
  });

  it('that refused is owed its head until it takes one, and is not pressed', async () => {
    const mailbox = new Mailbox();
    const standing = new WitnessStanding(mailbox);
    mailbox.refuses = true;
    await expect(standing.tell(headOf(3), start)).rejects.toThrow(WitnessRefusal);
    await standing.tell(headOf(3), after(minuteMs));
    expect(standing.behindSince).toEqual(start);
    await expect(standing.tell(headOf(4), after(hourMs))).rejects.toThrow(WitnessRefusal);
    expect(standing.behindSince).toEqual(start);
    mailbox.refuses = false;
    await standing.tell(headOf(4), after(2 * hourMs));
    expect(mailbox.sent).toEqual([3, 4, 4]);
    expect(standing.behindSince).toBeUndefined();
  });

  it('does not rest until a clock that was ahead is right, and is behind since now at most', async () => {
    const mailbox = new Mailbox();
    const standing = new WitnessStanding(mailbox);
    mailbox.refuses = true;
    await expect(standing.tell(headOf(3), after(dayMs))).rejects.toThrow(WitnessRefusal);
    await expect(standing.tell(headOf(3), start)).rejects.toThrow(WitnessRefusal);
    expect(standing.behindSince).toEqual(start);
    await standing.tell(headOf(3), after(minuteMs));
    expect(mailbox.sent).toEqual([3, 3]);
  });
});
