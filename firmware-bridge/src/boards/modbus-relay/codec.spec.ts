import { describe, expect, it } from '@jest/globals';
import { tryEveryVector } from '../testing/every-vector.js';
import { bytesOf, damaged } from '../testing/vectors.js';
import { assertSendable, crc16, encodePulse, encodeReadInputs } from './codec.js';
import { modbusRelay } from './driver.js';

interface Meaning {
  readonly pulseMs?: { unit: number; relay: number; ms: number };
  readonly readInputs?: { unit: number; count: number };
}

const unit1 = modbusRelay.board({
  board: 1,
  closedBit: 1,
  occupancySensor: false,
  pulseMs: 700,
  statusByteOrder: 'ascending',
});

/** The frame with its checksum; the vectors prove the checksum. */
function framed(...body: number[]): Uint8Array {
  const crc = crc16(Uint8Array.from(body));
  return Uint8Array.of(...body, crc & 0xff, crc >> 8);
}

describe('modbus-relay', () => {
  const refuses = (frame: Uint8Array): void => {
    expect(() => {
      assertSendable(frame);
    }).toThrow('refused');
  };

  tryEveryVector<Meaning>('modbus-relay', {
    request({ means: { pulseMs, readInputs }, hex }) {
      const sent = pulseMs
        ? encodePulse(pulseMs.unit, pulseMs.relay, pulseMs.ms)
        : encodeReadInputs(readInputs?.unit ?? -1);
      expect(sent).toEqual(bytesOf(hex));
      expect(framed(...bytesOf(hex).subarray(0, -2))).toEqual(bytesOf(hex));
    },
    forbidden({ hex }) {
      refuses(bytesOf(hex));
      expect(framed(...bytesOf(hex).subarray(0, -2))).toEqual(bytesOf(hex));
    },
  });

  it.each([
    framed(0, 5, 2, 0, 0, 5),
    framed(1, 5, 2, 8, 0, 5),
    framed(1, 5, 2, 0xff, 0, 5),
    framed(1, 5, 2, 0, 0, 0),
    framed(1, 5, 2, 0, 0, 91),
    framed(1, 5, 2, 0, 0xff, 0),
    bytesOf('01 05 02 00 00 07 8D B1'),
  ])('refuses to send %p', refuses);

  it('encodes nothing outside its numbers, and no pulse longer than was asked for', () => {
    for (const relay of [-1, 8, 0.5]) expect(() => encodePulse(1, relay, 500)).toThrow(RangeError);
    for (const unit of [0, 248]) expect(() => encodeReadInputs(unit)).toThrow(RangeError);
    for (const ms of [99, 9001, Number.NaN]) expect(() => encodePulse(1, 0, ms)).toThrow(RangeError);
    expect(encodePulse(1, 0, 799)).toEqual(encodePulse(1, 0, 700));
  });

  it('reads the inputs, and no reply with a changed byte', () => {
    const good = framed(1, 2, 1, 0b1111_1110);
    expect(unit1.status.read(good)?.get(1)?.door).toBe('open');
    expect(unit1.status.read(good)?.get(8)?.door).toBe('closed');
    for (const broken of damaged(good)) expect(unit1.status.read(broken)).toBeUndefined();
    expect(unit1.status.read(unit1.status.bytes)).toBeUndefined();
  });

  it('parts frames by more than 3.5 characters of eleven bits at its slowest', () => {
    const silenceMs = (3.5 * 11 * 1000) / 9600;
    expect(modbusRelay.limits.baudRates[0]).toBe(9600);
    expect(unit1.status.restAfterMs).toBeGreaterThan(silenceMs);
    const bothWays = (2 * 8 * 10 * 1000) / 9600;
    expect(unit1.unlock(1).restAfterMs).toBeGreaterThan(bothWays + silenceMs);
  });

  it('tells a refused pulse', () => {
    expect(unit1.unlock(1).readAnswer?.(framed(1, 0x85, 2))).toBe('failed');
    expect(unit1.unlock(1).readAnswer?.(framed(2, 0x85, 2))).toBeUndefined();
    expect(unit1.unlock(1).readAnswer?.(unit1.unlock(1).bytes)).toBeUndefined();
  });
});
