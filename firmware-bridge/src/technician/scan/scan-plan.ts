import type { DriverName, DriverLimits } from '../../../contract/index.js';

/** Boards of one kind that are asked after in one go. */
export interface Search {
  readonly driver: DriverName;
  readonly boards: readonly number[];
}

/** Searches that are made at one baud rate. */
export interface Round {
  readonly baudRate: number;
  readonly searches: readonly Search[];
}

export interface ScanWishes {
  /** First and last board address; each driver's first addresses when left out. */
  readonly boards?: readonly [first: number, last: number];
  readonly drivers?: readonly DriverName[];
  /** The only baud rate to try. */
  readonly baudRate?: number;
}

/** Addresses of one kind that are tried when none are named: as many as DIP switches of four poles set. */
export const usualBoards = 16;

function boardsOf({ boards: [first, last] }: DriverLimits, wished: ScanWishes['boards']): number[] {
  const from = Math.max(first, wished?.[0] ?? first);
  const to = Math.min(last, wished?.[1] ?? first + usualBoards - 1);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/**
 * What is asked in which order. Pure.
 * @param baudMatters false behind a converter, which has a baud rate of its own: one round is enough
 */
export function planScan(
  limits: Readonly<Record<DriverName, DriverLimits>>,
  wishes: ScanWishes,
  baudMatters: boolean,
): Round[] {
  const names = (Object.keys(limits) as DriverName[]).filter(
    (name) => wishes.drivers === undefined || wishes.drivers.includes(name),
  );
  const searchesFor = (drivers: readonly DriverName[]): Search[] =>
    drivers
      .map((driver) => ({ driver, boards: boardsOf(limits[driver], wishes.boards) }))
      .filter(({ boards }) => boards.length > 0);
  if (!baudMatters) return [{ baudRate: 0, searches: searchesFor(names) }];

  const all = new Set(names.flatMap((name) => [...limits[name].baudRates]));
  return [...all]
    .filter((baudRate) => wishes.baudRate === undefined || baudRate === wishes.baudRate)
    .sort((a, b) => a - b)
    .map((baudRate) => ({
      baudRate,
      searches: searchesFor(names.filter((name) => limits[name].baudRates.includes(baudRate))),
    }))
    .filter(({ searches }) => searches.length > 0);
}

/** How many questions the rounds ask at most; each finding asks one more. */
export function countQuestions(rounds: readonly Round[]): number {
  return rounds.flatMap(({ searches }) => searches).reduce((sum, { boards }) => sum + boards.length, 0);
}
