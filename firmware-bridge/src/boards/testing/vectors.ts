import { readFileSync } from 'node:fs';

export const vectorKinds = ['request', 'reply', 'forbidden'] as const;

/** One literal frame and what it means; `forbidden`: never to be sent. */
export interface Vector<Meaning> {
  readonly kind: (typeof vectorKinds)[number];
  readonly means: Meaning;
  readonly hex: string;
}

/** The frames of `vectors.json` in a vendor's folder, of one kind. */
export function vectorsOf<Meaning>(driver: string, kind: Vector<Meaning>['kind']): Vector<Meaning>[] {
  const file = new URL(`../${driver}/vectors.json`, import.meta.url);
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { frames: Vector<Meaning>[] }>;
  return vectors[driver]?.frames.filter((vector) => vector.kind === kind) ?? [];
}

/** Bytes from a frame as vectors write it: `02 00 30 03 35`. */
export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.split(' '), (pair) => Number.parseInt(pair, 16));
}

/** What is done to a byte that is to be wrong: one bit, two bits, all of them. */
export const damages: readonly number[] = [0x01, 0x24, 0xff];

/** The frame with each byte in turn changed in one bit, in two bits and wholly. */
export function damaged(frame: Uint8Array): Uint8Array[] {
  return [...frame].flatMap((byte, position) => damages.map((damage) => frame.with(position, byte ^ damage)));
}
