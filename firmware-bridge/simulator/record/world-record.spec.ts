import { describe, expect, it } from '@jest/globals';
import { ManualTimers } from '../testing/manual-timers.js';
import { type RecordEntry, type WorldEvent, recordPageSchema } from './entries.js';
import { WorldRecord } from './world-record.js';

const recordId = '00000000-0000-4000-8000-000000000000';
const event: WorldEvent = { kind: 'door', tray: 'A01', door: 'open', cause: 'pulse' };

function filled(count: number, capacity?: number): WorldRecord {
  const record = new WorldRecord(recordId, new ManualTimers(), capacity);
  for (let entry = 0; entry < count; entry++) record.append(event);
  return record;
}

function sequences(entries: readonly RecordEntry[]): number[] {
  return entries.map(({ sequence }) => sequence);
}

describe('the record', () => {
  it('numbers entries from 1 and stamps them with both clocks', () => {
    const timers = new ManualTimers();
    const record = new WorldRecord(recordId, timers);
    record.append(event);
    timers.advance(250);
    record.append(event);
    expect(record.since(1)).toEqual({
      recordId,
      oldestSequence: 1,
      nextSequence: 3,
      entries: [
        { sequence: 1, monotonicMs: 1000, wallTime: '2026-01-05T00:00:01.000Z', event },
        { sequence: 2, monotonicMs: 1250, wallTime: '2026-01-05T00:00:01.250Z', event },
      ],
    });
    expect(recordPageSchema.parse(record.since(1)).entries).toHaveLength(2);
  });

  it('reads on from any entry, as many as wanted', () => {
    const record = filled(10);
    expect(sequences(record.since(8).entries)).toEqual([8, 9, 10]);
    expect(sequences(record.since(2, 3).entries)).toEqual([2, 3, 4]);
    expect(record.since(11)).toMatchObject({ entries: [], nextSequence: 11 });
  });

  it('keeps the newest entries only, and says which is the oldest', () => {
    const page = filled(12, 5).since(1);
    expect(page).toMatchObject({ oldestSequence: 8, nextSequence: 13 });
    expect(sequences(page.entries)).toEqual([8, 9, 10, 11, 12]);
  });

  it('is just full at its capacity', () => {
    expect(sequences(filled(5, 5).since(1).entries)).toEqual([1, 2, 3, 4, 5]);
  });

  it('tells listeners until they stop listening', () => {
    const record = filled(0);
    const heard: number[] = [];
    const stop = record.onAppend(({ sequence }) => heard.push(sequence));
    record.append(event);
    stop();
    record.append(event);
    expect(heard).toEqual([1]);
  });
});
