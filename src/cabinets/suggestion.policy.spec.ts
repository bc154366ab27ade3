import { describe, expect, it } from '@jest/globals';
import { suggestTrays, type ResultToLoad, type SuggestibleTray } from './suggestion.policy.js';

const trays: SuggestibleTray[] = Array.from({ length: 10 }, (_, position) => ({
  label: `A${String(position + 1).padStart(2, '0')}`,
  position,
  size: position >= 8 ? 'large' : 'small',
  wheelchairReachable: false,
}));

const result = (
  dossierId: string,
  procedureCode: string,
  size: 'small' | 'large' = 'small',
): ResultToLoad => ({
  dossierId,
  procedureCode,
  size,
});

describe('suggesting trays', () => {
  it('lays results of one procedure side by side, whatever the order they come in', () => {
    const suggestions = suggestTrays(
      [result('d1', '1.001193'), result('d2', '2.000815'), result('d3', '1.001193')],
      trays,
      new Map(),
    );
    expect(suggestions).toEqual([
      { dossierId: 'd1', trayLabel: 'A01' },
      { dossierId: 'd2', trayLabel: 'A03' },
      { dossierId: 'd3', trayLabel: 'A02' },
    ]);
  });

  it('puts newcomers beside what already lies there', () => {
    const free = trays.filter((tray) => tray.position !== 5);
    const suggestions = suggestTrays([result('d1', '1.001193')], free, new Map([['1.001193', [5]]]));
    expect(suggestions).toEqual([{ dossierId: 'd1', trayLabel: 'A05' }]);
  });

  it('gives a large result a large tray, and a small one only when no small one is left', () => {
    expect(suggestTrays([result('d1', '1.001193', 'large')], trays, new Map())[0]?.trayLabel).toBe('A09');
    const onlyLarge = trays.filter((tray) => tray.size === 'large');
    expect(suggestTrays([result('d1', '1.001193')], onlyLarge, new Map())[0]?.trayLabel).toBe('A09');
  });

  it('never names a tray twice, and none when none fits', () => {
    const results = Array.from({ length: 12 }, (_, index) => result(`d${index}`, '1.001193'));
    const labels = suggestTrays(results, trays, new Map()).map((suggestion) => suggestion.trayLabel);
    const named = labels.filter((label) => label !== undefined);
    expect(named).toHaveLength(10);
    expect(new Set(named).size).toBe(10);
    expect(suggestTrays([result('d1', '1.001193', 'large')], trays.slice(0, 8), new Map())).toEqual([
      { dossierId: 'd1', trayLabel: undefined },
    ]);
  });
});
