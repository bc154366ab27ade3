import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { Sitting, TechnicianBench } from '../../testing/technician-bench.js';
import { testSite, twoBanks } from '../../testing/test-site.js';
import type { Surroundings } from '../surroundings.js';

/** Lines that come while nothing is asked, from a person and from a pipe. */

let bench: TechnicianBench;
let file: string;

beforeEach(async () => {
  bench = await TechnicianBench.start(testSite({ ...twoBanks, replyTimeoutMs: 200 }));
  file = join(bench.directory, 'banks.yaml');
});

afterEach(async () => {
  await bench.stop();
});

/** @param hasty hears everything as well, and may type at once */
function map(
  changes: Partial<Surroundings> = {},
  hasty: (sitting: Sitting, text: string) => void = () => undefined,
): Sitting {
  const what = ['--driver', 'kerong-cu16', '--boards', '0', '--locks', '1-3', '--write', file];
  const words = ['map', ...bench.openingPlace, ...what, '--reason', 'new site', '--yes'];
  const sitting = new Sitting(words, changes);
  sitting.hear = (text) => {
    hasty(sitting, text);
    bench.shutWhenAsked(text);
  };
  return sitting;
}

function piped(...lines: readonly string[]): Sitting {
  const sitting = map({ answersAreTyped: false });
  sitting.type(...lines);
  return sitting;
}

const labels = (): string[] => {
  if (!existsSync(file)) return [];
  const { banks } = parse(readFileSync(file, 'utf8')) as {
    banks: { trays: { label: string; lock: number }[] }[];
  };
  return banks.flatMap(({ trays }) => trays.map(({ label, lock }) => `${label} ${lock}`));
};

describe('what is typed before a question', () => {
  it('is no answer to it: neither a label for a lock that was not seen to open, nor Enter at a door to be shut', async () => {
    bench.simulator.faults.tray('A01', { jammed: true });
    const sitting = map({}, (hasty, text) => {
      if (text.includes('lock 1: NOT opened')) hasty.type('A05');
      if (text.includes('Shut it, please.')) hasty.type('');
    });
    await sitting.answer('tray of board 0 lock 2?', 'C02');
    await sitting.answer('tray of board 0 lock 3?', 'C03');
    expect(await sitting.result).toBe(0);
    expect(labels()).toEqual(['C02 2', 'C03 3']);
  });
});

describe('labels that are piped in', () => {
  it('fall to the locks in order, and nothing leaves one out', async () => {
    const sitting = piped('C01', '', 'C03');
    expect(await sitting.result).toBe(0);
    expect(labels()).toEqual(['C01 1', 'C03 3']);
  });

  it('end at the first lock that is not seen to open, though the next would open', async () => {
    bench.simulator.faults.tray('A02', { jammed: true });
    const sitting = piped('C01', 'C02', 'C03');
    expect(await sitting.result).toBe(1);
    expect(sitting.errors).toContain('board 0 lock 2 was not seen to open, or not alone. The answers are');
    expect(labels()).toEqual(['C01 1']);
    expect(bench.pulsedTrays()).toEqual(['A01', 'A02']);
  });

  it('end at one that is none', async () => {
    const sitting = piped('C01', 'c-2', 'C03');
    expect(await sitting.result).toBe(1);
    expect(sitting.errors).toContain('start again with those from board 0 lock 2 on');
    expect(labels()).toEqual(['C01 1']);
    expect(bench.pulsedTrays()).toEqual(['A01', 'A02']);
  });

  it('open nothing where a lock is left out from the beginning', async () => {
    bench.simulator.trays.forceOpen('A01');
    const sitting = piped('C01', 'C02', 'C03');
    expect(await sitting.result).toBe(1);
    expect(sitting.errors).toContain('would fall to wrong locks where one is left out');
    expect(bench.pulsedTrays()).toEqual([]);
  });
});
