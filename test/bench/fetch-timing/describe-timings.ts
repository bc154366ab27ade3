import { noiseOf, probabilityOfGreater } from './effect-size.js';

type Kinds = Readonly<Record<'waiting' | 'nothing', number[]>>;

/** Milliseconds of each request for a code to fetch, of the look after it, and of a wrong code that is typed then. */
export type Timings = Readonly<Record<'asking' | 'looking' | 'guessing', Kinds>>;

const splits = 400;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function rowOf(what: string, { waiting, nothing }: Kinds, below: (bound: number) => number): string {
  const effect = probabilityOfGreater(waiting, nothing);
  const { from, to } = noiseOf([...waiting, ...nothing], splits, below);
  const verdict = effect < from || effect > to ? 'they can be told apart' : 'within the noise';
  return [
    `${what}: ${String(waiting.length)} times with a result, ${String(nothing.length)} without`,
    `  median ${median(waiting).toFixed(2)} ms and ${median(nothing).toFixed(2)} ms`,
    `  the one with a result takes longer in ${(100 * effect).toFixed(1)} of 100 pairs`,
    `  two halves of all of them, by chance: ${(100 * from).toFixed(1)}–${(100 * to).toFixed(1)} in 95 of 100 splits: ${verdict}`,
  ].join('\n');
}

/** The report of the bench. @param below a whole number from 0 to its argument − 1, by chance */
export function describeTimings(
  { asking, looking, guessing }: Timings,
  below: (bound: number) => number,
): string {
  return [
    rowOf('Asking for a code to fetch', asking, below),
    rowOf('Looking what became of it, right after', looking, below),
    rowOf('Typing a wrong code', guessing, below),
  ].join('\n');
}

/** The medians and the effect of each kind in one line, without what chance would do. */
export function describeBriefly(timings: Timings): string {
  return Object.entries(timings)
    .map(([what, { waiting, nothing }]) => {
      const pairs = (100 * probabilityOfGreater(waiting, nothing)).toFixed(1);
      return `${what} ${median(waiting).toFixed(2)} ms and ${median(nothing).toFixed(2)} ms, ${pairs} of 100 pairs`;
    })
    .join('; ');
}
