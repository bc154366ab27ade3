import { describe, expect, it } from '@jest/globals';
import { byProcedure } from './by-procedure.js';

const suggestion = (dossierId: string, procedureCode: string, trayLabel: string | null) => ({
  dossierId,
  depositNumber: null,
  officialCode: dossierId,
  procedureCode,
  size: 'small' as const,
  lowTray: false,
  trayLabel,
});

describe('results to be put in', () => {
  it('stand by procedure in the catalogue’s order, then along the cabinet, without a tray last', () => {
    const groups = byProcedure(
      [
        suggestion('a', '2.000815', 'A10'),
        suggestion('b', '1.001193', null),
        suggestion('c', '1.001193', 'A07'),
        suggestion('d', '9.999999', 'B01'),
        suggestion('e', '1.001193', 'A06'),
      ],
      ['2.000815', '1.001193'],
    );
    expect(
      groups.map(({ code, suggestions }) => [code, suggestions.map(({ dossierId }) => dossierId)]),
    ).toEqual([
      ['2.000815', ['a']],
      ['1.001193', ['e', 'c', 'b']],
      ['9.999999', ['d']],
    ]);
  });

  it('are none where nothing waits', () => {
    expect(byProcedure([], ['1.001193'])).toEqual([]);
  });
});
