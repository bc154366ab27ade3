import type { OpenResult } from '../../../contract/index.js';
import { reasonWords } from '../words.js';

/** One opening of the test and what came of it. */
export interface Trial {
  readonly tray: string;
  /** `null`: the bridge gave no answer. */
  readonly result: OpenResult | null;
  /** From the command to its answer, in milliseconds. */
  readonly answeredAfterMs: number;
  /** From the answer until the door was seen shut, in milliseconds; undefined when it was not. */
  readonly shutAfterMs: number | undefined;
}

/** A trial that says something of the lock; where the bridge sent no pulse it says nothing. */
export function isLocksOwn({ result }: Pick<Trial, 'result'>): boolean {
  return result?.outcome !== 'not_opened' || result.pulsed;
}

function count(trials: readonly Trial[], outcome: OpenResult['outcome']): number {
  return trials.filter(({ result }) => (result?.outcome ?? 'unknown') === outcome).length;
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? '-' : String(Math.round(value));
}

function seconds(valueMs: number | undefined): string {
  return valueMs === undefined ? '-' : (valueMs / 1000).toFixed(1);
}

const headings = ['tray', 'tries', 'opened', 'not', 'unknown', 'unshut', 'ms min', 'median', 'max', 'shut s'];
const widths = [5, 6, 7, 5, 8, 7, 7, 7, 7, 7];

function toLine(cells: readonly string[]): string {
  return cells.map((cell, index) => cell.padStart(widths[index] ?? 0)).join(' ');
}

/**
 * Counts and times lock by lock: how often it opened, did not, nobody knows, was not shut again; how long an opening took
 * (shortest, median, longest), and how long the door stood open (median). What the bridge refused without a pulse is told apart, below.
 */
export function reportLines(trials: readonly Trial[]): string[] {
  const trays = [...new Set(trials.map(({ tray }) => tray))];
  const rows = trays.map((tray) => {
    const own = trials.filter((trial) => trial.tray === tray && isLocksOwn(trial));
    const times = own
      .filter(({ result }) => result?.outcome === 'opened')
      .map(({ answeredAfterMs }) => answeredAfterMs);
    const shut = own.flatMap(({ shutAfterMs }) => (shutAfterMs === undefined ? [] : [shutAfterMs]));
    return toLine([
      tray,
      String(own.length),
      String(count(own, 'opened')),
      String(count(own, 'not_opened')),
      String(count(own, 'unknown')),
      String(own.length - shut.length),
      milliseconds(times.length > 0 ? Math.min(...times) : undefined),
      milliseconds(median(times)),
      milliseconds(times.length > 0 ? Math.max(...times) : undefined),
      seconds(median(shut)),
    ]);
  });
  return [toLine(headings), ...rows, ...refusalLines(trials)];
}

/** What the bridge refused, lock by lock, in words. */
function refusalLines(trials: readonly Trial[]): string[] {
  const counts = new Map<string, number>();
  for (const { tray, result } of trials) {
    if (!result || isLocksOwn({ result })) continue;
    const words = `${tray} was not tried: ${reasonWords(result)}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, times]) => `${words} (${times === 1 ? 'once' : `${times} times`}).`);
}

/** Whether every lock opened at each of these and was shut again. */
export function isFlawless(trials: readonly Trial[]): boolean {
  return trials.every(({ result, shutAfterMs }) => result?.outcome === 'opened' && shutAfterMs !== undefined);
}
