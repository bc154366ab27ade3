import { beforeEach, describe, expect, it } from '@jest/globals';
import { choicesOf } from './choices.js';
import { GpioReport } from './gpio-report.js';
import { measureBoards, type BoardPhases } from './measure-boards.js';
import { measureEach, part } from './measure-each.js';
import { measureGpio, type GpioPhases } from './measure-gpio.js';
import { Report } from './report.js';
import type { Workbench } from './workbench.js';

/** What is said when, by measurements that take no time. */

let said: string[];

beforeEach(() => {
  said = [];
});

const say = (line: string): void => {
  said.push(line);
};

/** What happened, in order: the names of the tables that were said, and what was measured in between. */
const order = (): string[] => said.map((line) => line.split('\n')[0] ?? '');

/** Says that it measures, so that the order is seen. */
function measured<Result>(what: string, result: Result): () => Promise<Result> {
  return () => {
    say(`(${what})`);
    return Promise.resolve(result);
  };
}

const bench = {
  bridge: { residentMegabytes: () => 60, residentMegabytesOfChildren: () => 50 },
} as Workbench;
const withWorkbench: BoardPhases['withWorkbench'] = async (_choice, work) => {
  try {
    return await work(bench);
  } finally {
    say('(taken down)');
  }
};
const breaks = (): Promise<never> => Promise.reject(new Error('A05 did not open'));

const boardPhases: BoardPhases = {
  withWorkbench,
  measureScan: measured('scan', {
    limit: { bytesMs: 6, turnaroundMs: 2, silenceMs: 2 },
    scansMs: [60],
    processorShare: 0.1,
  }),
  measureEvents: measured('events', [70]),
  measureCommands: measured('commands', [{ delayMs: 4, unreadMs: 1, inFlightMs: 2, replyMissing: false }]),
};
const gpioPhases: GpioPhases = {
  withWorkbench,
  measureBareTools: measured('tools', { lookMs: 20, lookAndSetMs: { p50: 30, p99: 40 } }),
  measureGpioScan: measured('scan', { scansMs: [70], processorShare: 0.1, processorShareOfTools: 0.1 }),
  measureEvents: measured('events', [70]),
  measureGpioCommands: measured('commands', [10]),
};
const extent = { seconds: 1, samples: 1 };
const [slow, fast] = [9600, 19_200].map((baudRate) => ({ driver: 'winnsen', baudRate }) as const);
if (!slow || !fast) throw new Error('there are two');

describe('one kind of locks', () => {
  it('on boards has each part said before the next is measured', async () => {
    await measureBoards(slow, extent, new Report(say), boardPhases);
    expect(order()).toEqual([
      ...['(scan)', 'scan:', '(events)', 'events:', '(commands)', 'commands:', 'costs:', '(taken down)'],
      ...['(commands)', 'commands:', '(taken down)'],
    ]);
    expect(said[1]).toMatch(/^scan:\n\| board +\| baud.*\n\| -+ .*\n\| winnsen \| 9600 .*\|$/);
    expect(
      said.filter((line) => /^commands:/.test(line)).map((line) => /idle|scanning/.exec(line)?.[0]),
    ).toEqual(['scanning', 'idle']);
  });

  it.each(['libgpiod', 'sysfs'] as const)(
    'on GPIO by %s has each part said before the next is measured',
    async (backEnd) => {
      await measureGpio({ driver: 'gpio', backEnd }, extent, new GpioReport(say), gpioPhases);
      expect(order()).toEqual([
        ...(backEnd === 'libgpiod' ? ['(tools)'] : []),
        ...['(scan)', 'scan:', '(events)', 'events:', '(commands)', 'commands:', 'costs:', '(taken down)'],
      ]);
    },
  );
});

describe('kinds one after the other', () => {
  it('are measured all, though one fails, which says in what part and why, and keeps what it has', async () => {
    const report = new Report(say);
    const failures = await measureEach(
      [slow, fast],
      (choice) =>
        choice.driver === 'gpio'
          ? Promise.resolve()
          : measureBoards(choice, extent, report, {
              ...boardPhases,
              ...(choice === slow && { measureEvents: breaks }),
            }),
      say,
    );
    expect(failures).toEqual(['winnsen at 9600 baud, events']);
    expect(order()).toEqual([
      ...['', '(scan)', 'scan:', '(taken down)'],
      'FAILED: winnsen at 9600 baud, events: Error: A05 did not open',
      ...['', '(scan)', 'scan:', '(events)', 'events:', '(commands)', 'commands:', 'costs:', '(taken down)'],
      ...['(commands)', 'commands:', '(taken down)'],
    ]);
    const rows = report.text().split('\n');
    const rowsOf = (baud: string): number =>
      rows.filter((row) => row.startsWith(`| winnsen | ${baud}`)).length;
    expect([rowsOf('9600 '), rowsOf('19200')]).toEqual([1, 5]);
  });

  it('may fail without having begun, or by what cannot be told in numbers', async () => {
    const failures = await measureEach(
      choicesOf({ driver: 'gpio' }),
      async (choice) => {
        if (choice.driver === 'gpio' && choice.backEnd === 'sysfs')
          throw new Error('the bridge is not ready');
        const nothing = { ...gpioPhases, measureGpioCommands: measured('commands', []) };
        if (choice.driver === 'gpio') await measureGpio(choice, extent, new GpioReport(say), nothing);
      },
      say,
    );
    expect(failures).toEqual(['gpio by sysfs', 'gpio by libgpiod, commands']);
    expect(order()).toContain('FAILED: gpio by sysfs: Error: the bridge is not ready');
    expect(order()).toContain('FAILED: gpio by libgpiod, commands: RangeError: nothing was measured');
  });

  it('tell where in the program it happened', async () => {
    await measureEach([slow], () => part('scan', breaks), say);
    expect(said.at(-1)).toContain('measure-each.spec');
  });
});
