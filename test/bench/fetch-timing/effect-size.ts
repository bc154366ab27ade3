/**
 * How often a value of the first kind is greater than one of the second, ties counted half: the common language effect size
 * (McGraw and Wong 1992; Vargha and Delaney's A). 0.5 means that the two kinds cannot be told apart, 0 or 1 that one value is
 * enough to tell.
 * @throws RangeError when there is none of a kind
 */
export function probabilityOfGreater(first: readonly number[], second: readonly number[]): number {
  if (first.length === 0 || second.length === 0) throw new RangeError('nothing was measured');
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ].sort((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (all[end + 1]?.value === all[start]?.value) end += 1;
    const sharedRank = (start + end) / 2 + 1;
    for (let index = start; index <= end; index += 1) if (all[index]?.isFirst) rankSum += sharedRank;
    start = end + 1;
  }
  const fewest = (first.length * (first.length + 1)) / 2;
  return (rankSum - fewest) / (first.length * second.length);
}

/** What two random halves of one kind come to, in 95 of 100 splits: what is within is no difference. */
export interface NoiseRange {
  readonly from: number;
  readonly to: number;
}

/** @param below a whole number from 0 to its argument − 1, by chance */
export function noiseOf(
  values: readonly number[],
  splits: number,
  below: (bound: number) => number,
): NoiseRange {
  const sizes = Array.from({ length: splits }, () => {
    const mixed = shuffled(values, below);
    const half = Math.floor(mixed.length / 2);
    return probabilityOfGreater(mixed.slice(0, half), mixed.slice(half));
  }).sort((a, b) => a - b);
  const at = (share: number): number => sizes[Math.min(splits - 1, Math.floor(share * splits))] ?? 0.5;
  return { from: at(0.025), to: at(0.975) };
}

/** The same values in an order by chance (Fisher and Yates). */
export function shuffled<Value>(values: readonly Value[], below: (bound: number) => number): Value[] {
  const left = [...values];
  return values.flatMap(() => left.splice(below(left.length), 1));
}
