import { describe, expect, it } from '@jest/globals';
import { states, type State } from '../../dossiers/index.js';
import { transitionOf } from '../../dossiers/dossier.machine.js';
import { reports, timelinessOf, type Report } from './progress.policy.js';

const commandOf = {
  'dossier.received_in_department': 'receive_in_department',
  'dossier.finished': 'finish',
} as const;
const pairs = reports.flatMap((report) => states.map((state): [Report, State] => [report, state]));

describe('a report of a department’s system', () => {
  it.each(pairs)(
    '%s of a dossier that is %s is carried out exactly where the machine allows it',
    (report, state) => {
      const legal = (['officer', 'department', 'agency'] as const).some(
        (custody) => transitionOf(state, custody, commandOf[report]) !== undefined,
      );
      expect(timelinessOf(report, state) === 'now').toBe(legal);
    },
  );

  it.each(reports)('%s is known once it has been carried out', (report) => {
    const after = report === 'dossier.finished' ? 'result_ready' : 'processing';
    expect(timelinessOf(report, after)).toBe('known');
  });

  it('that comes before its forerunner is early, and a late one is known', () => {
    expect(timelinessOf('dossier.finished', 'routed')).toBe('early');
    expect(timelinessOf('dossier.received_in_department', 'result_ready')).toBe('known');
  });
});
