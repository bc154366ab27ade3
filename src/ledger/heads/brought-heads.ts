import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { headOfLine } from './head-line.js';

/**
 * Holds that a file which somebody brought as a witness is one. A ledger fits a file without heads whatever was done to it,
 * and lines that nobody can read may be just those that it would not fit.
 * @throws Error
 */
export async function assertBroughtHeads(path: string): Promise<void> {
  let heads = 0;
  let number = 0;
  let unread: number | undefined;
  try {
    for await (const line of createInterface({ input: createReadStream(path) })) {
      number += 1;
      if (unread !== undefined) throw new BroughtHeadsError(path, notAHead(unread));
      // A server may end what it is sent with a line of its own.
      if (line.trim() === '') continue;
      if (headOfLine(line)) heads += 1;
      else if (isCutOff(line)) unread = number;
      else throw new BroughtHeadsError(path, notAHead(number));
    }
  } catch (error) {
    if (error instanceof BroughtHeadsError) throw error;
    throw new BroughtHeadsError(path, 'it cannot be read', { cause: error });
  }
  if (heads === 0) throw new BroughtHeadsError(path, 'there is no signed head in it');
}

/** Says first what it means: nothing was verified. */
class BroughtHeadsError extends Error {
  constructor(path: string, why: string, options?: ErrorOptions) {
    const { cause } = options ?? {};
    const reason = cause instanceof Error ? `${why}: ${cause.message}` : why;
    super(`The witness ${path} proves nothing: ${reason}. Nothing was verified.`, options);
    this.name = 'BroughtHeadsError';
  }
}

const notAHead = (line: number): string =>
  `line ${line} is no signed head (one a line); have a look at it, and take it out of a copy if a power cut left it`;

/** Whether it may be what a power cut, or a copy of a file in use, left of the last line. Several heads on one line are not that. */
const isCutOff = (line: string): boolean => !line.endsWith('}');
