import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { bankSettings, driverNames, type DriverName } from '../../contract/index.js';
import { fromHex, toHex } from '../testing/hex.js';
import { type BoardReaction } from './board.js';
import { boardModelOf } from './registry.js';

const frames = z.object({ frames: z.array(z.object({ kind: z.string(), hex: z.string() })) });
const vectors = z
  .record(z.string(), z.union([z.string(), frames]))
  .parse(JSON.parse(readFileSync(new URL('../testing/protocol-vectors.json', import.meta.url), 'utf8')));

function hear(driver: DriverName, board: number, hex: string, openLocks: number[] = []): BoardReaction[] {
  const settings = bankSettings({ driver, board, occupancySensor: false });
  return boardModelOf(driver)
    .create({ ...settings, highestLock: 8 })
    .receive(fromHex(hex), (lock) => ({
      doorClosed: !openLocks.includes(lock),
      itemPresent: false,
      coolingDown: false,
    }));
}

const pulses = (reactions: BoardReaction[]): number[] =>
  reactions.flatMap((reaction) => (reaction.kind === 'pulse' ? [reaction.lock] : []));
const replies = (reactions: BoardReaction[]): string[] =>
  reactions.flatMap((reaction) => (reaction.kind === 'reply' ? [toHex(reaction.bytes)] : []));

describe('the boards', () => {
  it('obey the unlocks of the protocol page, and answer as it says', () => {
    expect(pulses(hear('kerong-cu48b', 1, '02 01 29 61 03 90'))).toEqual([41]);
    expect(pulses(hear('8a', 1, '8A 01 01 11 9B'))).toEqual([1]);
    expect(replies(hear('8a', 1, '8A 01 01 11 9B'))).toEqual(['8A 01 01 00 8A']);
    expect(pulses(hear('winnsen', 1, '90 06 05 01 05 03'))).toEqual([5]);
    expect(replies(hear('winnsen', 1, '90 06 05 01 05 03'))).toEqual(['90 07 85 01 05 01 03']);
    expect(hear('modbus-relay', 1, '01 05 02 04 00 05 4D B0')).toMatchObject([
      { kind: 'pulse', lock: 5, pulseMs: 500 },
      { kind: 'reply' },
    ]);
    expect(hear('8a', 1, '8A 01 01 11 03 98')).toMatchObject([{ lock: 1, pulseMs: 3000 }, {}]);
  });

  it('report their doors as the protocol page says', () => {
    const allClosed = `02 00 00 75${' FF'.repeat(6)}${' 00'.repeat(6)} 03 74`;
    expect(replies(hear('kerong-cu48b', 0, '02 00 30 60 03 95'))).toEqual([allClosed]);
    const all = Array.from({ length: 24 }, (_, index) => index + 1);
    expect(replies(hear('8a', 1, '80 01 00 33 B2', all))).toEqual(['80 01 00 00 00 33 B2']);
    expect(replies(hear('8a', 1, '80 01 01 33 B3'))).toEqual(['80 01 01 11 91']);
    expect(replies(hear('winnsen', 1, '90 07 02 01 FF FF 03', [1, 9]))).toEqual(['90 07 82 01 01 01 03']);
    expect(replies(hear('modbus-relay', 1, '01 02 00 00 00 08 79 CC', [1]))).toEqual(['01 02 01 FE 20 08']);
  });

  const forbidden = driverNames.flatMap((driver) => {
    const own = vectors[driver];
    if (typeof own !== 'object') return [];
    return own.frames.filter(({ kind }) => kind === 'forbidden').map(({ hex }) => ({ driver, hex }));
  });
  it.each(forbidden)('$driver reports $hex', ({ driver, hex }) => {
    const reactions = hear(driver, driver.startsWith('kerong') ? 0 : 1, hex);
    expect(reactions[0]).toMatchObject({ kind: 'forbidden', rule: 'unlock_all' });
    expect(pulses(reactions).length).toBeGreaterThanOrEqual(8);
  });

  it('know the forbidden frames of four protocols', () => {
    expect(forbidden).toHaveLength(4);
  });
});
