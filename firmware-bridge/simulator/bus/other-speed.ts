import { bitsPerByte } from './wire.js';

/** What a line of 8N1 is at a time, counted in bits from the first start bit: it rests at 1. */
function levelAt(bytes: Uint8Array, bit: number): number {
  const byte = bytes[Math.floor(bit / bitsPerByte)];
  const place = Math.floor(bit) % bitsPerByte;
  if (bit < 0 || byte === undefined || place === bitsPerByte - 1) return 1;
  return place === 0 ? 0 : (byte >> (place - 1)) & 1;
}

/**
 * What a receiver hears of bytes that were sent to it in one piece at another speed than its own: it waits for an edge, looks at the line in
 * the middle of each of its own bits, and drops what has no stop bit. Mostly noise. Pure.
 * @param sentBaud of the sender, in bits a second, as the receiver's own; 0 where nobody knows it: then nothing is heard
 */
export function heardAtOtherSpeed(bytes: Uint8Array, sentBaud: number, ownBaud: number): Uint8Array {
  if (sentBaud === ownBaud) return bytes;
  if (sentBaud === 0 || ownBaud === 0) return new Uint8Array();
  const ownBit = sentBaud / ownBaud;
  const heard: number[] = [];
  const end = bytes.length * bitsPerByte;
  for (let edge = 0; edge < end; edge += 1) {
    if (levelAt(bytes, edge - 1) === 0 || levelAt(bytes, edge) === 1) continue;
    const look = (place: number): number => levelAt(bytes, edge + ownBit * (place + 0.5));
    const bits = Array.from({ length: 8 }, (_, place) => look(place + 1) << place);
    // A start that is shorter than half a bit of its own is none.
    if (look(0) === 1) continue;
    if (look(bitsPerByte - 1) === 1) heard.push(bits.reduce((value, bit) => value | bit, 0));
    // The next edge is looked for from the stop bit on.
    edge = Math.max(edge, Math.ceil(edge + ownBit * (bitsPerByte - 0.5)) - 1);
  }
  return Uint8Array.from(heard);
}
