import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { isGpioBank, type GpioBankHardware, type SiteHardware } from '../../../contract/index.js';
import { gpioSite, inputChip, type GpioSite } from '../../gpio/testing/gpio-site.js';
import { Sitting, TechnicianBench } from '../../testing/technician-bench.js';

/** Real guards and the simulator’s tools and trees; the technician has a site file without trays. */

let bench: TechnicianBench;
let file: string;

afterEach(async () => {
  await bench.stop();
});

const bankIn = (site: SiteHardware): GpioBankHardware => {
  const [bank] = site.cabinets.flatMap(({ banks }) => banks.filter(isGpioBank));
  if (!bank) throw new Error('the site has a bank on GPIO');
  return bank;
};

/** @param rewire makes the wires others than the site file says */
async function setUp(
  site: GpioSite,
  rewire: (bank: GpioBankHardware) => void = () => undefined,
): Promise<GpioBankHardware> {
  const wired = gpioSite({ minimumPulseGapMs: 0, ...site });
  const drawn = structuredClone(bankIn(wired));
  rewire(bankIn(wired));
  bench = await TechnicianBench.start(wired);
  file = join(bench.directory, 'banks.yaml');
  draw(wired, drawn);
  return drawn;
}

/** Writes the technician’s site file, in which nobody knows the trays yet. @param trays what stands there for them */
function draw(
  { buses }: Pick<SiteHardware, 'buses'>,
  bank: GpioBankHardware,
  trays?: readonly never[] | null,
): void {
  const banks = [{ ...bank, trays }];
  writeFileSync(join(bench.directory, 'site.yaml'), stringify({ buses, cabinets: [{ banks }] }));
}

function map(...more: string[]): Sitting {
  const what = ['--write', file, '--reason', 'new site', '--yes', ...more];
  const sitting = new Sitting(['map', ...bench.openingPlace, ...what]);
  sitting.hear = (text) => {
    bench.shutWhenAsked(text);
  };
  return sitting;
}

const written = (): unknown => parse(readFileSync(file, 'utf8'));
const violations = (): unknown[] =>
  bench.simulator.record().entries.filter(({ event }) => event.kind === 'violation');
const tray = (label: string, lock: number): object => ({
  label,
  lock,
  size: 'small',
  wheelchairReachable: false,
});

const exchanged = 'the wires of these switches or of these locks are exchanged. It gets no label until';

describe('map on GPIO', () => {
  it('names a pair of door switches that are exchanged, and goes on where they were put right', async () => {
    const drawn = await setUp({}, ({ doors }) => {
      if (doors.wiring !== 'lines') return;
      doors.lines = [
        { chip: inputChip, offsets: [0, 4, 2, 3] },
        { chip: inputChip, offsets: [1, 5] },
      ];
    });
    const first = map();
    await first.answer('tray of lock 1 (row 1, column 1)?', 'C07 large');
    await first.answer('tray of lock 3 (row 1, column 3)?', 'C09');
    await first.answer('tray of lock 4 (row 2, column 1)?', 'C10');
    await first.answer('tray of lock 6 (row 2, column 3)?', 'C12');
    expect(await first.result).toBe(0);
    const [second, fifth] = [
      'the door switch of lock 2 (line 1 of 1-0020)',
      'the door switch of lock 5 (line 4 of 1-0020)',
    ];
    expect(first.output.split('\n')).toEqual([
      `lock 2 (row 1, column 2) moved ${fifth} and not ${second}: ${exchanged} that is put right.`,
      `lock 5 (row 2, column 2) moved ${second} and not ${fifth}: ${exchanged} that is put right.`,
      `4 of 6 locks have a label in ${file}; start again for the others.`,
      '',
    ]);
    // Papers may lie behind either door.
    const seen = bench.journal().flatMap((entry) => (entry.kind === 'seen_open' ? [entry.what] : []));
    const lock = (number: number): object => ({ kind: 'gpio_lock', bus: 'gpio', bank: 'pins', lock: number });
    expect(seen).toEqual([lock(5), lock(2)]);
    const labels = [{ ...tray('C07', 1), size: 'large' }, tray('C09', 3), tray('C10', 4), tray('C12', 6)];
    expect(written()).toEqual({ banks: [{ ...drawn, trays: labels }] });
    expect(bench.pulsedTrays()).toEqual(['A01', 'A02', 'A03', 'A04', 'A05', 'A06']);
    expect(bench.journal()[2]).toMatchObject({
      kind: 'intent',
      command: 'map',
      target: { kind: 'gpio_lock', bus: 'gpio', bank: 'pins', lock: 2 },
    });

    // In the site file instead of at the terminals.
    const right = bankIn(bench.hardware);
    draw(bench.hardware, right, []);
    const again = map();
    await again.answer('tray of lock 2 (row 1, column 2)?', 'C08');
    await again.answer('tray of lock 5 (row 2, column 2)?', 'C11');
    expect(await again.result).toBe(0);
    expect(again.output).toBe(`6 of 6 locks have a label in ${file}; start again for the others.\n`);
    expect(written()).toMatchObject({
      banks: [
        {
          doors: right.doors,
          trays: [7, 8, 9, 10, 11, 12].map((n, at) => ({
            label: `C${String(n).padStart(2, '0')}`,
            lock: at + 1,
          })),
        },
      ],
    });
    expect(bench.pulsedTrays().slice(6)).toEqual(['A02', 'A05']);

    // Nothing is left to be mapped; what changed beside the lines is taken over, and nothing is opened for it.
    const all = map();
    expect(await all.result).toBe(0);
    expect(all.output).toContain(`a label in ${file} already: nothing is to be mapped. Nothing was opened.`);
    const pulledUp = { ...right, doors: { ...right.doors, bias: 'pull-up' as const } };
    draw(bench.hardware, pulledUp);
    const levels = map();
    expect(await levels.result).toBe(0);
    expect(levels.output).toContain('their bank is written as the site file has it now');
    const { banks } = written() as { banks: GpioBankHardware[] };
    expect(banks[0]).toMatchObject({
      doors: { bias: 'pull-up' },
      trays: [7, 8, 9, 10, 11, 12].map(() => ({})),
    });
    expect(bench.pulsedTrays()).toHaveLength(8);
    expect(violations()).toEqual([]);
  });

  it('sees exchanged columns of a matrix of switches, also at locks that are not to be mapped', async () => {
    await setUp({ backEnd: 'sysfs', doors: 'matrix' }, ({ doors }) => {
      if (doors.wiring === 'matrix') doors.columns.offsets = [2, 4, 3];
    });
    const sitting = map('--locks', '4-5');
    await sitting.answer('tray of lock 4 (row 2, column 1)?', 'B01');
    expect(await sitting.result).toBe(0);
    const line = (lock: number, column: number): string =>
      `the door switch of lock ${lock} (row on line 1 of 1-0020, column on line ${column} of 1-0020)`;
    expect(sitting.output).toContain(
      `lock 5 (row 2, column 2) moved ${line(6, 4)} and not ${line(5, 3)}: ${exchanged}`,
    );
    expect(sitting.output).toContain('1 of 2 locks have a label');
    expect(bench.pulsedTrays()).toEqual(['A04', 'A05']);
    expect(violations()).toEqual([]);
  });

  it('opens single relays, and reads what it has written before as its own', async () => {
    const drawn = await setUp({ backEnd: 'sysfs', locks: 'relays', activeLow: true });
    const first = map('--bank', 'pins', '--locks', '1-2');
    await first.answer('tray of lock 1 (line 4 of pinctrl-bcm2711)?', 'D01');
    await first.answer('tray of lock 2 (line 5 of pinctrl-bcm2711)?', '');
    expect(await first.result).toBe(0);

    // Relays one and four have changed places since; what was found of the first is no longer true.
    if (drawn.driver === 'gpio-relays') drawn.lines.offsets = [12, 5, 6, 4, 13, 16];
    draw(bench.hardware, drawn, null);
    const second = map('--locks', '2-4');
    await second.untilAsked('D01 has other lines in the site file now: it is mapped again.');
    await second.answer('tray of lock 2 (line 5 of pinctrl-bcm2711)?', 'D02');
    await second.answer('tray of lock 3 (line 6 of pinctrl-bcm2711)?', 'D02');
    await second.answer('D02 is in bank "pins" already', 'stop');
    expect(await second.result).toBe(0);
    expect(written()).toEqual({ banks: [{ ...drawn, trays: [tray('D02', 2)] }] });
    expect(violations()).toEqual([]);
  });

  it('refuses what is for boards, and asks which bank is meant', async () => {
    const drawn = await setUp({});
    const boards = map('--driver', 'kerong-cu16', '--boards', '0-1');
    expect(await boards.result).toBe(1);
    expect(boards.errors).toContain('bus "gpio" is GPIO: its lines and their levels stand in the site file');
    const beyond = map('--locks', '7-9');
    expect(await beyond.result).toBe(1);
    expect(beyond.errors).toContain('bank "pins" has none of these locks with a door switch');

    const banks = [drawn, { ...drawn, id: 'more' }];
    const { buses } = bench.hardware;
    writeFileSync(join(bench.directory, 'site.yaml'), stringify({ buses, cabinets: [{ banks }] }));
    const which = map();
    expect(await which.result).toBe(1);
    expect(which.errors).toContain('choose one with --bank: pins, more');
    writeFileSync(join(bench.directory, 'site.yaml'), stringify({ buses, cabinets: [{ banks: [] }] }));
    const none = map();
    expect(await none.result).toBe(2);
    expect(none.errors).toContain('map reads its lines from a bank');
    expect(bench.pulsedTrays()).toEqual([]);
  });
});
