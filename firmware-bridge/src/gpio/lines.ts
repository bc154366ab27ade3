/** What stands on a line electrically. */
export type Level = 0 | 1;

/** One line: the label of its chip, and its offset on it. */
export interface Line {
  readonly chip: string;
  readonly offset: number;
}

export interface LineLevel extends Line {
  readonly level: Level;
}

/** A line or a chip cannot be had; the message says which one and why. */
export class GpioError extends Error {}

/** Lines of several chips, chip by chip, each in its order. */
export function byChip<Some extends Line>(lines: readonly Some[]): Map<string, Some[]> {
  const chips = new Map<string, Some[]>();
  for (const line of lines) chips.set(line.chip, [...(chips.get(line.chip) ?? []), line]);
  return chips;
}
