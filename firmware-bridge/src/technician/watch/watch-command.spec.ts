import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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

describe('watch', () => {
  it('prints the table, then a line for each change, until Ctrl-C', async () => {
    bench.simulator.faults.bank('bank-B', { silence: 'dead' });
    const sitting = new Sitting(['watch', ...bench.place]);
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
    bench.simulator.faults.bank('bank-A', { silence: 'dead' });
    await sitting.untilPrinted('Z bank-A silent: nothing is heard\n');
    sitting.pressCtrlC();
    expect(await sitting.result).toBe(0);
    expect(sitting.output).not.toContain('\u001b');
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
