import { readFileSync, watch, writeFileSync, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { gpioDirectory } from '../../../simulator/gpio/create-endpoint.js';
import { systemTime } from '../../time.js';
import { busId } from './site-of-ninety.js';

/** One `gpioget`: the chip that it read, and when. */
export interface Look {
  readonly chip: string;
  readonly atMs: number;
}

/** Whole scans in milliseconds: from one look at a chip to the next at the same, one after the other. */
export function roundsIn(looks: readonly Look[]): number[] {
  const [first] = looks;
  const rounds = looks.filter(({ chip }) => chip === first?.chip).map(({ atMs }) => atMs);
  return rounds.slice(1).map((atMs, index) => atMs - (rounds[index] ?? Number.NaN));
}

/** Watches the fake tools at work: each `gpioget` writes its chip into a file that somebody has put there. */
export class LookWatch {
  private readonly looks: Look[] = [];

  private constructor(
    private readonly path: string,
    private readonly watcher: FSWatcher,
  ) {
    watcher.on('change', () => {
      this.hear();
    });
  }

  static start(directory: string): LookWatch {
    const path = join(gpioDirectory(directory, busId), 'looks');
    writeFileSync(path, '');
    return new LookWatch(path, watch(path));
  }

  /** How many looks were seen. */
  get count(): number {
    return this.looks.length;
  }

  /** @returns the scans that were seen */
  stop(): number[] {
    this.watcher.close();
    return roundsIn(this.looks);
  }

  private hear(): void {
    const atMs = systemTime.monotonicMs();
    const chips = readFileSync(this.path, 'utf8').trimEnd().split('\n');
    for (const chip of chips.slice(this.looks.length)) {
      if (chip !== '') this.looks.push({ chip, atMs });
    }
  }
}
