import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OpenResult } from '../../../contract/index.js';
import { openDoorsFileName } from '../../doors/open-doors-file.js';
import { Sitting, TechnicianBench } from '../../testing/technician-bench.js';
import { coolingDown, opened, refused, stayedClosed } from '../../testing/outcomes.js';
import { testSite, twoBanks } from '../../testing/test-site.js';
import { isFlawless, reportLines } from './soak-record.js';

let bench: TechnicianBench;

beforeEach(async () => {
  bench = await TechnicianBench.start(testSite({ ...twoBanks, replyTimeoutMs: 200 }));
});

afterEach(async () => {
  await bench.stop();
});

const soak = (...more: string[]): Sitting =>
  new Sitting(['soak', ...bench.openingPlace, '--reason', 'new locks', '--yes', ...more]);

/** Somebody stands there and shuts what he is asked to shut. */
function shutWhatIsAsked(sitting: Sitting): void {
  sitting.hear = (text) => {
    const [, tray] = /Shut (\w+), please/.exec(text) ?? [];
    if (tray !== undefined) bench.simulator.trays.close(tray);
  };
}

const rowOf = ({ output }: Sitting, tray: string): string[] =>
  (output.split('\n').find((line) => line.trim().startsWith(tray)) ?? '').trim().split(/ +/);

describe('soak', () => {
  it('opens each tray in each round and counts the failures of each lock', async () => {
    bench.simulator.faults.tray('A02', { jammed: true });
    const sitting = soak('--trays', 'A01', 'A02', 'B02', '--rounds', '2');
    shutWhatIsAsked(sitting);
    expect(await sitting.result).toBe(7);
    expect(bench.pulsedTrays()).toEqual(['A01', 'A02', 'B02', 'A01', 'A02', 'B02']);
    expect(rowOf(sitting, 'A01').slice(0, 6)).toEqual(['A01', '2', '2', '0', '0', '0']);
    expect(rowOf(sitting, 'A02').slice(0, 6)).toEqual(['A02', '2', '0', '2', '0', '0']);
    expect(bench.journal().filter(({ kind }) => kind === 'intent')).toHaveLength(6);
  });

  it('finds no defect in a lock that the bridge refuses to pulse, and says that it is not tested', async () => {
    mkdirSync(join(bench.directory, 'bridge'));
    const kept = { version: 1, mayStandOpen: ['A01'] };
    writeFileSync(join(bench.directory, 'bridge', openDoorsFileName), JSON.stringify(kept));
    bench.simulator.faults.bank('bank-A', { silence: 'dead' });
    const sitting = soak('--trays', 'B02', '--rounds', '1');
    expect(await sitting.result).toBe(4);
    expect(rowOf(sitting, 'B02').slice(0, 3)).toEqual(['B02', '0', '0']);
    expect(sitting.output).toContain('B02 was not tried: the cabinet has as many open doors');
    expect(sitting.errors).toContain('The bridge has just started: it pulses no lock for another');
  });

  it('stops on the first lock that opens without a command', async () => {
    const stopListening = bench.simulator.onChange(({ event }) => {
      if (event.kind !== 'pulse') return;
      stopListening();
      bench.simulator.trays.forceOpen('B03');
    });
    const sitting = soak('--rounds', '9', '--shut-within', '5');
    expect(await sitting.result).toBe(7);
    expect(sitting.errors).toContain('STOPPED: B03 opened without a command.');
    expect(bench.pulsedTrays()).toEqual(['A01']);
    const seen = bench.journal().filter(({ kind }) => kind === 'seen_open');
    expect(seen).toMatchObject([{ command: 'soak', what: { kind: 'tray', tray: 'B03' }, openings: 1 }]);
  });

  it('stops when a door is not shut in time, and on Ctrl-C', async () => {
    const late = soak('--trays', 'A01', 'B02', '--shut-within', '1');
    expect(await late.result).toBe(7);
    expect(late.errors).toContain('STOPPED: A01 was not seen shut in time.');
    expect(rowOf(late, 'A01')[5]).toBe('1');

    const unshut = soak('--trays', 'B02');
    expect(await unshut.result).toBe(1);
    expect(unshut.errors).toContain('shut these trays first: A01');

    bench.simulator.trays.close('A01');
    const stopped = soak('--trays', 'A01', 'B02');
    await stopped.untilAsked('Shut A01, please.');
    stopped.pressCtrlC();
    expect(await stopped.result).toBe(6);
    expect(bench.pulsedTrays()).toEqual(['A01', 'A01']);
  });
});

describe('the report', () => {
  const trial = (result: OpenResult | null, answeredAfterMs: number) => ({
    tray: 'A01',
    result,
    answeredAfterMs,
    shutAfterMs: 2_000,
  });

  it('has the times of the openings only, in 80 columns', () => {
    const lines = reportLines([
      trial(opened, 300),
      trial(opened, 100),
      trial(opened, 200.4),
      trial(stayedClosed, 1_500),
      { ...trial(null, 20_000), shutAfterMs: undefined },
    ]);
    expect(lines[1]?.trim().split(/ +/)).toEqual([
      'A01',
      '5',
      '3',
      '1',
      '1',
      '1',
      '100',
      '200',
      '300',
      '2.0',
    ]);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('tells apart, in words, what the bridge refused without a pulse', () => {
    const lines = reportLines([
      trial(opened, 300),
      trial(refused('another_door_open'), 1),
      trial(coolingDown(8_000), 1),
      trial(coolingDown(9_000), 1),
    ]);
    expect(lines[1]?.trim().split(/ +/)).toEqual([
      ...['A01', '1', '1', '0', '0', '0', '300', '300', '300', '2.0'],
    ]);
    expect(lines.slice(2)).toEqual([
      'A01 was not tried: the cabinet has as many open doors as it may have; close them first (once).',
      'A01 was not tried: the locks have to rest (2 times).',
    ]);
  });

  it('is flawless when every lock opened and was shut', () => {
    expect(isFlawless([trial(opened, 1)])).toBe(true);
    expect(isFlawless([trial(opened, 1), trial(stayedClosed, 1)])).toBe(false);
    expect(isFlawless([{ ...trial(opened, 1), shutAfterMs: undefined }])).toBe(false);
  });
});
