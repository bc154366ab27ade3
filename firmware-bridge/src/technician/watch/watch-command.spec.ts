import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { siteHardwareSchema, type SiteHardware } from '../../../contract/index.js';
import { Sitting, TechnicianBench } from '../../testing/technician-bench.js';
import { testSite } from '../../testing/test-site.js';

let bench: TechnicianBench;

beforeEach(async () => {
  bench = await TechnicianBench.start(
    testSite({
      banks: [
        { cabinet: 'left', board: 0, letter: 'A' },
        { cabinet: 'left', board: 1, letter: 'B' },
        { cabinet: 'right', board: 2, letter: 'C' },
      ],
      replyTimeoutMs: 200,
    }),
  );
});

afterEach(async () => {
  await bench.stop();
});

/** A board of the kind that has 24 locks, or 50 where a tray hangs above them. */
function siteOf8a(locks: readonly number[]): SiteHardware {
  const site = testSite({ banks: [{ cabinet: 'left', board: 1, letter: 'A' }], replyTimeoutMs: 200 });
  const [cabinet] = site.cabinets;
  const [bank] = cabinet?.banks ?? [];
  const trays = locks.map((lock, index) => ({ ...bank?.trays[index], lock }));
  return siteHardwareSchema.parse({
    ...site,
    cabinets: [{ ...cabinet, banks: [{ ...bank, driver: '8a', occupancySensor: false, trays }] }],
  });
}

describe('watch', () => {
  it('prints the table, then a line for each change, until Ctrl-C', async () => {
    bench.simulator.faults.bank('bank-B', { silence: 'dead' });
    const sitting = new Sitting(['watch', ...bench.openingPlace]);
    await sitting.untilPrinted('mains');
    expect(sitting.output).toBe(
      [
        'left (left): bank-B silent',
        '  bank-B: nothing is heard',
        'A01  shut -     A02  shut -     A03  shut -     B01  ?    ?     B02  ?    ?    ',
        'B03  ?    ?    ',
        'right (right): the board answers',
        'C01  shut -     C02  shut -     C03  shut -    ',
        '9 trays, 0 open; mains unknown',
        '',
      ].join('\n'),
    );
    bench.simulator.trays.forceOpen('C02');
    await sitting.untilPrinted('Z C02 open, empty\n');
    // No service need be there, and the next bridge counts anew.
    const by = { command: 'watch', technician: 'an' };
    expect(bench.journal()).toMatchObject([
      { kind: 'seen_open', sequence: 1, what: { kind: 'tray', tray: 'C02' }, openings: 1, ...by },
    ]);
    bench.simulator.faults.bank('bank-A', { silence: 'dead' });
    await sitting.untilPrinted('Z bank-A silent: nothing is heard\n');
    sitting.pressCtrlC();
    expect(await sitting.result).toBe(0);
    expect(sitting.output).not.toContain('\u001b');
  });

  it('says what the replies of a board lack that answers', async () => {
    await bench.stop();
    bench = await TechnicianBench.start(siteOf8a([1, 2]));
    const larger = join(bench.directory, 'larger.yaml');
    writeFileSync(larger, JSON.stringify(siteOf8a([1, 30])));
    const sitting = new Sitting(['watch', ...bench.place, '--site', larger]);
    const cause = 'its replies lack locks that have a tray: not in its replies: 30';
    try {
      await sitting.untilPrinted(`left (left): the board answers\n  bank-A: ${cause}\n`);
      expect(sitting.errors).toContain(
        'What is opened meanwhile is recorded nowhere, and nobody else is let in',
      );
      // It does not know which doors were left open.
      const other = new Sitting(['open', 'A01', ...bench.openingPlace, '--reason', 'test', '--yes']);
      expect(await other.result).toBe(1);
      expect(other.errors).toContain('does not know the doors that were left open');
      bench.simulator.faults.bank('bank-A', { silence: 'dead' });
      await sitting.untilPrinted('Z bank-A silent: nothing is heard\n');
      bench.simulator.faults.bank('bank-A', { silence: 'none' });
      await sitting.untilPrinted(`Z bank-A answering: ${cause}\n`);
    } finally {
      sitting.pressCtrlC();
    }
    expect(await sitting.result).toBe(0);
  });

  it('redraws on a terminal, in colours where it may', async () => {
    const sitting = new Sitting(['watch', ...bench.place], { isTerminal: true, colours: true });
    await sitting.untilPrinted('all 2 boards answer');
    expect(sitting.output.startsWith('\u001b[2J\u001b[H')).toBe(true);
    bench.simulator.trays.forceOpen('C02');
    await sitting.untilPrinted('\u001b[1;31mC02  OPEN -    \u001b[0m');
    sitting.pressCtrlC();
    expect(await sitting.result).toBe(0);
    // The first picture and at least one more.
    expect(sitting.output.split('\u001b[H').length).toBeGreaterThan(2);
    for (const line of stripVTControlCharacters(sitting.output).split('\n')) {
      expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});
