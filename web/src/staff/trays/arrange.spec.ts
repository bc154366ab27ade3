import { describe, expect, it } from '@jest/globals';
import { arrange } from './arrange.js';

const trays = (cabinetId: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    cabinetId,
    label: `${cabinetId}${String(index + 1).padStart(2, '0')}`,
  }));

describe('the map of the cabinets', () => {
  const [a, b] = arrange([...trays('A', 30), ...trays('B', 60)]);
  const place = (label: string) =>
    [...(a?.trays ?? []), ...(b?.trays ?? [])].find((tray) => tray.label === label);

  it.each([
    ['A01', 1, 1],
    ['A03', 3, 1],
    ['A04', 1, 2],
    ['A30', 3, 10],
    ['B30', 3, 10],
    ['B31', 4, 1],
    ['B60', 6, 10],
  ])('%s stands in column %i, row %i', (label, column, row) => {
    expect(place(label)).toMatchObject({ column, row });
  });

  it('gives no place twice and loses no tray, also of a cabinet that does not fill its last row', () => {
    const [c] = arrange(trays('C', 34));
    expect(c?.trays).toHaveLength(34);
    expect(new Set(c?.trays.map(({ column, row }) => `${String(column)}/${String(row)}`)).size).toBe(34);
  });

  it('is empty without trays', () => {
    expect(arrange([])).toEqual([]);
  });
});
