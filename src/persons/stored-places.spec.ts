import { describe, expect, it } from '@jest/globals';
import { personalData } from '../platform/index.js';
import { storedPlaces, tableOf, tablesOfParts, tablesOfStaff, type ExportPart } from './stored-places.js';

describe('the parts of an export', () => {
  const parts = Object.keys(tablesOfParts) as ExportPart[];

  it('cover every table with personal data but those about staff', () => {
    const tables = new Set(personalData.flatMap(({ columns }) => columns.map(tableOf)));
    expect([...Object.values(tablesOfParts).flat(), ...tablesOfStaff].sort()).toEqual([...tables].sort());
  });

  it('say of each kind of data once where and why it is stored', () => {
    const told = parts.flatMap((part) => storedPlaces(part).map(({ what }) => what));
    const ofStaff = personalData.filter(({ columns }) =>
      columns.some((column) => tablesOfStaff.includes(tableOf(column))),
    );
    expect(told.length).toBe(new Set(told).size);
    expect([...told, ...ofStaff.map(({ what }) => what)].sort()).toEqual(
      personalData.map(({ what }) => what).sort(),
    );
  });
});
