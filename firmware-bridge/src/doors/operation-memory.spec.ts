import { describe, expect, it } from '@jest/globals';
import type { OpenResult } from '../../contract/index.js';
import { opened, refused, unknown } from '../testing/outcomes.js';
import { memoryMs, mostOperations, mostSpentIds, Operations } from './operations.js';

interface Accepted {
  readonly tray: string;
  readonly acceptedAtMs: number;
  readonly askers: Set<object>;
  readonly promise: Promise<OpenResult>;
}

const accepted = (tray: string, acceptedAtMs: number, promise = Promise.resolve(opened)): Accepted => ({
  tray,
  acceptedAtMs,
  askers: new Set(),
  promise,
});

describe('Operations', () => {
  it('forgets an operation when it is old, and not before', async () => {
    const operations = new Operations();
    operations.add('old', accepted('A01', 0));
    operations.add('young', accepted('A02', 1));
    await operations.allSettled();
    operations.hasRoom(memoryMs);
    expect(operations.find('old')?.tray).toBe('A01');
    operations.hasRoom(memoryMs + 1);
    expect(operations.find('old')).toBeUndefined();
    expect(operations.find('young')?.tray).toBe('A02');
  });

  it('knows the ids of those that it has forgotten, and of nothing else', async () => {
    const operations = new Operations();
    operations.add('0C9F', accepted('A01', 0));
    await operations.allSettled();
    expect(operations.isSpent('0C9F')).toBe(false);
    operations.hasRoom(memoryMs + 1);
    expect(operations.isSpent('0c9f')).toBe(true);
    expect(operations.isSpent('another')).toBe(false);
  });

  it('knows the newest ids alone, once there are too many', async () => {
    const operations = new Operations();
    for (let count = 0; count <= mostSpentIds; count += 1) {
      const atMs = count * memoryMs * 2;
      operations.hasRoom(atMs);
      operations.add(`operation ${count}`, accepted('A01', atMs));
      await operations.allSettled();
    }
    operations.hasRoom(mostSpentIds * memoryMs * 2 + memoryMs + 1);
    expect(operations.isSpent('operation 0')).toBe(false);
    expect(operations.isSpent('operation 1')).toBe(true);
    expect(operations.isSpent(`operation ${mostSpentIds}`)).toBe(true);
  });

  it('knows the id of what was pulsed, however many commands are refused behind it', async () => {
    const operations = new Operations();
    operations.add('pulsed', accepted('A01', 0));
    operations.add('perhaps', accepted('A01', 0, Promise.resolve(unknown('board_silent_after_pulse'))));
    for (let count = 0; count <= mostSpentIds; count += 1) {
      const atMs = count * memoryMs;
      operations.hasRoom(atMs);
      operations.add(`refused ${count}`, accepted('A01', atMs, Promise.resolve(refused('expired'))));
      await Promise.resolve();
    }
    await operations.allSettled();
    operations.hasRoom(mostSpentIds * memoryMs * 2);
    expect(operations.find('pulsed')).toBeUndefined();
    expect(operations.isSpent('pulsed')).toBe(true);
    expect(operations.isSpent('perhaps')).toBe(true);
    expect(operations.isSpent('refused 1')).toBe(false);
  });

  it('never forgets an operation that has no answer yet', () => {
    const operations = new Operations();
    operations.add('pending', accepted('A01', 0, new Promise(() => undefined)));
    operations.hasRoom(10 * memoryMs);
    expect(operations.describe('pending')).toEqual({ result: null, pending: true });
  });

  it('is bounded, and has room again when the old ones are forgotten', async () => {
    const operations = new Operations();
    for (let count = 0; count < mostOperations; count += 1) {
      expect(operations.hasRoom(0)).toBe(true);
      operations.add(`operation ${count}`, accepted('A01', 0));
    }
    await operations.allSettled();
    expect(operations.hasRoom(memoryMs)).toBe(false);
    expect(operations.hasRoom(memoryMs + 1)).toBe(true);
  });
});
