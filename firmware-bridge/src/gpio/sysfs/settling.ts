import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GpioError } from '../lines.js';

/** Waits until lines show what follows from lines that were just driven. Rejects with GpioError when that is not known. */
export type Settle = () => Promise<void>;

/** A pull-up of 10 kΩ charges a nanofarad of cable in some 10 µs. */
const wireMs = 1;

export const settleOnWire: Settle = () => pause(wireMs);

/** The simulator needs a moment of its own process. */
const longestSimulatedMs = 250;

/** The simulator's tree: its files cannot answer by themselves, so it is asked and says when they show it. */
export function settleInFiles(root: string): Settle {
  const [question, answer] = [join(root, 'settle'), join(root, 'settled')];
  let asked = 0;
  return async () => {
    asked += 1;
    const words = `${process.pid} ${asked}`;
    writeFileSync(question, words);
    for (let waitedMs = 0; waitedMs < longestSimulatedMs; waitedMs += 1) {
      if (readFileSync(answer, 'utf8') === words) return;
      await pause(1);
    }
    throw new GpioError(`${root} does not show what was driven`);
  };
}
