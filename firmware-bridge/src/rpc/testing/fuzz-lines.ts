import { isUtf8 } from 'node:buffer';
import { LineSplitter } from '../../../contract/index.js';
import { seededRandomness, type Randomness } from '../../../simulator/index.js';

/** What a run has found: how many streams were read to their end, and how many were broken off. */
export interface LineFuzzResult {
  readonly whole: number;
  readonly refused: number;
}

const newline = 0x0a;

/** Short, so that many lines are as long as allowed and many are longer. */
const maximumBytes = 24;
const mostLines = 8;

/** Characters of one to four bytes, a mark of the byte order, a carriage return, a zero. */
const characters = ['a', '{', '"', 'đ', '€', '🔒', '\ufeff', '\r', '\0'].map((text) => Buffer.from(text));

function line(randomness: Randomness): Buffer {
  const pieces: Buffer[] = [];
  const wanted =
    randomness.below(3) === 0 ? maximumBytes - 1 + randomness.below(3) : randomness.below(maximumBytes);
  for (let bytes = 0; bytes < wanted;) {
    const character = characters[randomness.below(wanted - bytes < 4 ? 2 : characters.length)];
    if (!character) throw new RangeError('there is no such character');
    pieces.push(character);
    bytes += character.length;
  }
  const whole = Buffer.concat(pieces);
  // A character cut off, or a byte changed, which may be a newline then.
  if (randomness.below(12) === 0) return whole.subarray(0, randomness.below(whole.length + 1));
  if (whole.length > 0 && randomness.below(12) === 0)
    whole[randomness.below(whole.length)] = randomness.below(256);
  return whole;
}

function stream(randomness: Randomness): Buffer {
  const lines = Array.from({ length: randomness.below(mostLines + 1) }, () =>
    Buffer.concat([line(randomness), Buffer.of(newline)]),
  );
  return Buffer.concat([...lines, line(randomness)]);
}

interface Carried {
  readonly lines: readonly string[];
  /** How many bytes there are up to what nobody may take; undefined where there is nothing of the kind. */
  readonly bad: boolean;
}

/** The lines of a whole stream up to the first that is too long or no UTF-8, and whether there is one. */
function carriedBy(bytes: Buffer): Carried {
  const lines: string[] = [];
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(newline, from);
    const piece = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (piece.length > maximumBytes) return { lines, bad: true };
    if (end < 0) return { lines, bad: false };
    if (!isUtf8(piece)) return { lines, bad: true };
    if (piece.length > 0) lines.push(piece.toString('utf8'));
    from = end + 1;
  }
}

/** Reads a stream in pieces, as it comes out of a socket. */
function readIn(
  bytes: Buffer,
  randomness: Randomness,
): { readonly lines: string[]; readonly refused: boolean } {
  const splitter = new LineSplitter(maximumBytes);
  const lines: string[] = [];
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + 1 + randomness.below(2 * maximumBytes));
    try {
      lines.push(...splitter.push(bytes.subarray(from, to)));
    } catch (error) {
      if (error instanceof Error) return { lines, refused: true };
      throw error;
    }
    const pending = to - 1 - bytes.subarray(0, to).lastIndexOf(newline);
    if (pending > maximumBytes) throw new Error(`${pending} bytes wait for the end of their line`);
    from = to;
  }
  return { lines, refused: false };
}

/**
 * Has `streams` random byte streams cut into lines, the same for the same seed.
 * @throws Error with the bytes when other lines come out than they carry, when one is longer than allowed, or none is refused
 */
export function fuzzLines(streams: number, seed: number): LineFuzzResult {
  const randomness = seededRandomness(seed);
  let refused = 0;
  for (let count = 0; count < streams; count += 1) {
    const bytes = stream(randomness);
    try {
      const carried = carriedBy(bytes);
      const read = readIn(bytes, randomness);
      if (read.refused) refused += 1;
      if (read.refused !== carried.bad) throw new Error(read.refused ? 'they are refused' : 'they are taken');
      // What came in one piece with the bad line may be lost with it.
      const wanted = read.refused ? carried.lines.slice(0, read.lines.length) : carried.lines;
      if (JSON.stringify(read.lines) !== JSON.stringify(wanted))
        throw new Error(`they are read as ${JSON.stringify(read.lines)}`);
    } catch (error) {
      throw new Error(`stream ${count} of seed ${seed}, ${bytes.toString('hex')}`, { cause: error });
    }
  }
  return { whole: streams - refused, refused };
}
