import { describe, expect, it } from '@jest/globals';
import { tryEveryVector } from '../testing/every-vector.js';
import { bytesOf } from '../testing/vectors.js';
import { assertSendable, decodePollAnswers, encodePoll, encodeUnlock } from './codec.js';
import { winnsen } from './driver.js';

interface Meaning {
  readonly open?: { station: number; lock: number; ok?: boolean };
  readonly poll?: { station: number; open?: number[] };
}

const station1 = winnsen.board({
  board: 1,
  closedBit: 0,
  occupancySensor: false,
  pulseMs: 500,
  statusByteOrder: 'ascending',
});

describe('winnsen', () => {
  tryEveryVector<Meaning>('winnsen', {
    request({ means: { open, poll }, hex }) {
      const sent = open ? encodeUnlock(open.station, open.lock) : encodePoll(poll?.station ?? -1);
      expect(sent).toEqual(bytesOf(hex));
    },
    reply({ means: { open, poll }, hex }) {
      if (open) expect(station1.unlock(open.lock).readAnswer?.(bytesOf(hex))).toBe('accepted');
      const doors = [...(station1.status.read(bytesOf(hex)) ?? [])].filter(([, { door }]) => door === 'open');
      expect(doors.map(([lock]) => lock)).toEqual(poll?.open ?? []);
      expect(decodePollAnswers(bytesOf(hex))[0]?.station).toBe(poll?.station);
    },
  });

  it('tells a failed unlock, one of a clone that cools down, and nothing of another lock', () => {
    const answer = (hex: string) => station1.unlock(5).readAnswer?.(bytesOf(hex));
    expect(answer('90 07 85 01 05 00 03')).toBe('failed');
    expect(answer('90 07 85 01 05 02 03')).toBe('cooling_down');
    expect(answer('90 07 85 01 06 01 03')).toBeUndefined();
    expect(answer('90 07 85 02 05 01 03')).toBeUndefined();
  });

  it('takes no reply with a changed byte of its frame; a changed status byte nothing can tell', () => {
    const good = bytesOf('90 07 82 01 01 01 03');
    for (const position of [0, 1, 2, 3, 6]) {
      expect(station1.status.read(good.with(position, 0x55))).toBeUndefined();
    }
    expect(station1.status.read(good.with(4, 0x55))).toBeDefined();
  });

  it.each([
    '90 06 05 01 00 03',
    '90 06 05 01 11 03',
    '90 06 05 01 FF 03',
    '90 06 05 00 05 03',
    '90 07 05 01 FF FF 03',
    '90 07 02 01 00 FF 03',
    '90 06 05 01 05 04',
  ])('refuses to send %s', (hex) => {
    expect(() => {
      assertSendable(bytesOf(hex));
    }).toThrow('refused');
  });

  it('encodes nothing outside its numbers', () => {
    for (const lock of [0, 17, 255, -1, 1.5, Number.NaN])
      expect(() => encodeUnlock(1, lock)).toThrow(RangeError);
    for (const station of [0, 256, 0.5]) expect(() => encodePoll(station)).toThrow(RangeError);
  });
});
