import { describe, expect, it } from '@jest/globals';
import { kerongCu16 } from './driver.js';

const settings = {
  board: 0,
  closedBit: 1,
  occupancySensor: true,
  pulseMs: 500,
  statusByteOrder: 'ascending',
} as const;
const lock1OpenItemIn3 = Uint8Array.of(0x02, 0x00, 0x35, 0xfe, 0xff, 0x04, 0x00, 0x03, 0x3b);
const sameOfBoard1 = Uint8Array.of(0x02, 0x10, 0x35, 0xfe, 0xff, 0x04, 0x00, 0x03, 0x4b);

describe('kerong-cu16', () => {
  it('reads doors and papers of all sixteen locks', () => {
    const reading = kerongCu16.board(settings).status.read(lock1OpenItemIn3);
    expect(reading?.size).toBe(16);
    expect(reading?.get(1)).toEqual({ door: 'open', occupancy: 'absent' });
    expect(reading?.get(3)).toEqual({ door: 'closed', occupancy: 'present' });
    expect(reading?.get(16)).toEqual({ door: 'closed', occupancy: 'absent' });
  });

  it('turns the door round where a lock bit of 0 means closed', () => {
    const reading = kerongCu16.board({ ...settings, closedBit: 0 }).status.read(lock1OpenItemIn3);
    expect(reading?.get(1)?.door).toBe('closed');
    expect(reading?.get(2)?.door).toBe('open');
  });

  it('takes the last byte for the first locks in a batch that sends them so', () => {
    const reading = kerongCu16
      .board({ ...settings, statusByteOrder: 'descending' })
      .status.read(lock1OpenItemIn3);
    expect(reading?.get(9)).toEqual({ door: 'open', occupancy: 'absent' });
    expect(reading?.get(11)).toEqual({ door: 'closed', occupancy: 'present' });
    expect(reading?.get(1)?.door).toBe('closed');
  });

  it('says nothing about papers without a sensor', () => {
    const reading = kerongCu16.board({ ...settings, occupancySensor: false }).status.read(lock1OpenItemIn3);
    expect(reading?.get(3)?.occupancy).toBe('unknown');
  });

  it('passes over the answer of another board and takes its own behind it', () => {
    const board0 = kerongCu16.board(settings);
    expect(board0.status.read(sameOfBoard1)).toBeUndefined();
    expect(board0.status.read(Uint8Array.of(...sameOfBoard1, ...lock1OpenItemIn3))).toBeDefined();
  });

  it('puts the pulse length of the bank on the board', () => {
    const frames = kerongCu16.board(settings).settings.map((message) => [...message.bytes]);
    expect(frames).toEqual([[0x02, 0x00, 0x37, 0x00, 0x32, 0x03, 0x6e]]);
  });

  it('refuses a lock the board does not have', () => {
    expect(() => kerongCu16.board(settings).unlock(17)).toThrow(RangeError);
  });
});
