import { describe, expect, it } from '@jest/globals';
import { Gate, type Timer } from './gate.js';

/** A gate in time that passes only when it is told to. */
function gateInTime() {
  const due = new Set<() => void>();
  const after: Timer = (ms, act) => {
    expect(ms).toBe(4_500);
    due.add(act);
    return () => due.delete(act);
  };
  const passTime = () => {
    for (const act of due) act();
    due.clear();
  };
  return { gate: new Gate({ atOnce: 2, mostWaiting: 2, waitMs: 4_500 }, after), due, passTime };
}

const refused = { code: 'service_unavailable', extensions: { retryAfterSeconds: 5 } };

/** So many who come to a gate one after the other, and go when they are told to. */
function come(gate: Gate, how: number) {
  const inside: number[] = [];
  const goes: (() => void)[] = [];
  const all = Array.from({ length: how }, (_, who) => {
    const answer = gate.run(async () => {
      inside.push(who);
      await new Promise<void>((resolve) => (goes[who] = resolve));
      return who;
    });
    // Looked at later; refused at once.
    answer.catch(() => undefined);
    return answer;
  });
  return { inside, all, go: (who: number) => goes[who]?.() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a gate', () => {
  it('lets so many in at once, and the others in the order in which they came', async () => {
    const { gate, due } = gateInTime();
    const { inside, all, go } = come(gate, 4);
    await settled();
    expect([inside, due.size]).toEqual([[0, 1], 2]);
    go(1);
    expect(await all[1]).toBe(1);
    await settled();
    expect([inside, due.size]).toEqual([[0, 1, 2], 1]);
    go(0);
    expect(await all[0]).toBe(0);
    await settled();
    expect([inside, due.size]).toEqual([[0, 1, 2, 3], 0]);
  });

  it('refuses at once whom it has no room to wait for', async () => {
    const { inside, all } = come(gateInTime().gate, 5);
    await expect(all[4]).rejects.toMatchObject(refused);
    expect(inside).toEqual([0, 1]);
  });

  it('lets nobody wait for ever, and gives the place of whom it sent away to somebody else', async () => {
    const { gate, passTime } = gateInTime();
    const { inside, all, go } = come(gate, 4);
    await settled();
    passTime();
    await expect(all[2]).rejects.toMatchObject(refused);
    await expect(all[3]).rejects.toMatchObject(refused);
    const later = come(gate, 3);
    await expect(later.all[2]).rejects.toMatchObject(refused);
    go(0);
    expect(await all[0]).toBe(0);
    await settled();
    expect([inside, later.inside]).toEqual([[0, 1], [0]]);
  });

  it('opens again after what failed', async () => {
    const { gate } = gateInTime();
    for (let round = 0; round < 5; round += 1) {
      await expect(gate.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    }
    expect(await gate.run(() => Promise.resolve('let in'))).toBe('let in');
  });
});
