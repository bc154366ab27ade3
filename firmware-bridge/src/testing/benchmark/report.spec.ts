import { expect, it } from '@jest/globals';
import { boardsOf, Report } from './report.js';

it('tells the ratio of a scan to its limit with and without the silence that the driver asks for', () => {
  const choice = { driver: 'winnsen', baudRate: 9600 } as const;
  const boards = boardsOf(choice);
  const report = new Report();
  report.add(choice, {
    scan: {
      limit: { bytesMs: 6, turnaroundMs: 2, silenceMs: 2 },
      scansMs: [11 * boards],
      processorShare: 0.1,
    },
    events: [1],
    commands: [{ delayMs: 1, unreadMs: 0, inFlightMs: 0, replyMissing: false }],
    idle: [{ delayMs: 1, unreadMs: 0, inFlightMs: 0, replyMissing: false }],
    megabytes: 60,
  });
  const [head = '', , row = ''] = report
    .text()
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());
  const at = (column: string): string | undefined => cells(row)[cells(head).indexOf(column)];
  expect([at('ratio'), at('goal'), at('ratio without silence')]).toEqual(['1.10', 'kept', '1.38']);
});
