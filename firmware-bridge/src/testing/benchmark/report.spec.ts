import { expect, it } from '@jest/globals';
import { boardsOf, Report } from './report.js';

it('tells the ratio of a scan to its limit with and without the silence that the driver asks for', () => {
  const choice = { driver: 'winnsen', baudRate: 9600 } as const;
  const boards = boardsOf(choice);
  const report = new Report(() => undefined);
  const limit = { bytesMs: 6, turnaroundMs: 2, silenceMs: 2 };
  report.scan(choice, { limit, scansMs: [11 * boards], processorShare: 0.1 });
  const [head = '', , row = ''] = report
    .text()
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());
  const at = (column: string): string | undefined => cells(row)[cells(head).indexOf(column)];
  expect([at('ratio'), at('goal'), at('ratio without silence')]).toEqual(['1.10', 'kept', '1.38']);
});
