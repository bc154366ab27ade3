import { describe, expect, it } from '@jest/globals';
import { arrange } from './arrange.js';

const trays = (cabinetId: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    cabinetId,
    label: `${cabinetId}${String(index + 1).padStart(2, '0')}`,
  }));

describe('the map of the cabinets', () => {
  it('puts 30 trays into one block and 60 into two, line by line', () => {
    const [a, b] = arrange([...trays('A', 30), ...trays('B', 60)]);
    expect(a?.blocks).toHaveLength(1);
    expect(a?.blocks[0]?.rows).toHaveLength(10);
    expect(a?.blocks[0]?.rows[2]?.map(({ label }) => label)).toEqual(['A07', 'A08', 'A09']);
    expect(b?.blocks).toHaveLength(2);
    expect(b?.blocks[1]?.rows[0]?.[0]?.label).toBe('B31');
  });

  it('loses no tray of a cabinet that does not fill its last row', () => {
    const [a] = arrange(trays('A', 34));
    const placed = a?.blocks.flatMap(({ rows }) => rows.flat()).map(({ label }) => label);
    expect(placed).toHaveLength(34);
    expect(new Set(placed).size).toBe(34);
  });

  it('is empty without trays', () => {
    expect(arrange([])).toEqual([]);
  });
});
