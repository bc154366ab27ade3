import type { VerifiedPart } from './types.js';

type Position = NonNullable<VerifiedPart['position']>;

/** What is known of the whole ledger. */
export type Verdict =
  | { readonly result: 'intact'; readonly head: Position }
  | { readonly result: 'broken'; readonly firstBreak: VerifiedPart['firstBreak'] }
  /** Intact so far, but the newest entry was not reached. */
  | { readonly result: 'unfinished'; readonly position: Position | undefined };

/** 20,000 entries each: more than a site writes in decades. */
const mostParts = 1000;

interface Options {
  /** Recomputes the part after a position; the first part without one. */
  readonly ask: (after: Position | undefined) => Promise<VerifiedPart>;
  readonly onPart?: (part: VerifiedPart) => void;
  readonly signal?: AbortSignal;
  readonly bound?: number;
}

/**
 * Recomputes the ledger part by part until it is intact or broken. Ends as unfinished when the bound is reached or a
 * part does not lead further.
 * @throws what `ask` throws, and the signal's reason when it is aborted between two parts
 */
export async function verifyWhole({ ask, onPart, signal, bound = mostParts }: Options): Promise<Verdict> {
  let position: Position | undefined;
  for (let parts = 0; parts < bound; parts += 1) {
    signal?.throwIfAborted();
    const part = await ask(position);
    if (part.result === 'broken') return { result: 'broken', firstBreak: part.firstBreak };
    if (part.position === null) break;
    if (part.result === 'intact') return { result: 'intact', head: part.position };
    if (position !== undefined && part.position.sequence <= position.sequence) break;
    position = part.position;
    onPart?.(part);
  }
  return { result: 'unfinished', position };
}
