import { beforeEach, describe, expect, it } from '@jest/globals';
import { doorStates, occupancies } from '@motcua247/firmware-bridge/contract';
import { longestRestMs, UnkeptSightings, type Sighting } from './unkept-sightings.js';

const seen = (door: Sighting['sensors']['door'], minute = 0): Sighting => ({
  sensors: { door, occupancy: 'absent' },
  counted: undefined,
  at: new Date(Date.UTC(2026, 0, 5, 8, minute)),
});

describe('what trays have shown and the records have not taken in', () => {
  it('is told in its order, tray by tray', () => {
    const unkept = new UnkeptSightings();
    const [open, closed, other] = [seen('open'), seen('closed', 1), seen('unknown')];
    unkept.add('A01', open);
    unkept.add('B02', other);
    unkept.add('A01', closed);
    expect(unkept.trays()).toEqual(['A01', 'B02']);
    expect(unkept.of('A01')).toEqual([open, closed]);
    expect(unkept.of('B02')).toEqual([other]);
  });

  it('is forgotten once it is taken in, and only then', () => {
    const unkept = new UnkeptSightings();
    const [first, again] = [seen('open'), seen('open', 1)];
    unkept.add('A01', first);
    unkept.add('A01', again);
    unkept.remove('A01', first);
    expect(unkept.of('A01')).toEqual([again]);
    unkept.remove('A01', again);
    expect(unkept.trays()).toEqual([]);
  });

  it('never loses an open door for a shut one, and ends with what was seen last', () => {
    const unkept = new UnkeptSightings();
    const doors = ['open', 'closed', 'open', 'closed', 'open'] as const;
    doors.forEach((door, minute) => {
      unkept.add('A01', seen(door, minute));
    });
    expect(unkept.of('A01')).toEqual([seen('closed', 3), seen('open', 4)]);
  });

  it('is bounded, however often a tray tells', () => {
    const unkept = new UnkeptSightings();
    const all = doorStates.flatMap((door) => occupancies.map((occupancy) => ({ door, occupancy })));
    for (let minute = 0; minute < 60; minute += 1) {
      for (const sensors of all) unkept.add('A01', { ...seen('open', minute), sensors });
    }
    expect(unkept.of('A01')).toHaveLength(9);
  });
});

describe('a tray whose sightings cannot be taken in', () => {
  const began = new Date(0);
  let unkept: UnkeptSightings;

  beforeEach(() => {
    unkept = new UnkeptSightings();
    unkept.add('A01', seen('open'));
    unkept.add('B02', seen('open'));
  });

  /** Tries as often as it may, from `fromMs` on; returns when each failure was told. */
  function tryInVain(fromMs: number, untilMs: number): number[] {
    const told: number[] = [];
    for (let ms = fromMs; ms < untilMs; ms += 1_000) {
      if (!unkept.due(ms).includes('A01')) continue;
      if (unkept.failed('A01', ms, began)) told.push(ms / 1_000);
    }
    return told;
  }

  it('is tried and told of at once, and then ever less often, but never given up', () => {
    expect(tryInVain(0, 330_000)).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303]);
    expect(longestRestMs).toBe(60_000);
    expect(unkept.due(1)).toEqual(['B02']);
  });

  it('is not told of with everything that it shows meanwhile', () => {
    expect(unkept.failed('A01', 0, began)).toBe(true);
    expect(unkept.failed('A01', 999, began)).toBe(false);
    expect(unkept.failed('A01', 1_000, began)).toBe(true);
  });

  it('holds something back once it has failed again and again, until it is taken in', () => {
    tryInVain(0, 2_000);
    expect(unkept.heldBack()).toEqual([]);
    tryInVain(2_000, 5_000);
    expect(unkept.heldBack()).toEqual([{ trayLabel: 'A01', since: began }]);
    for (const sighting of unkept.of('A01')) unkept.remove('A01', sighting);
    expect(unkept.heldBack()).toEqual([]);
  });

  it('is tried at once when it was the database that was away', () => {
    tryInVain(0, 100_000);
    expect(unkept.due(100_000)).toEqual(['B02']);
    unkept.databaseIsBack();
    expect([unkept.due(100_000), unkept.heldBack()]).toEqual([['A01', 'B02'], []]);
  });
});
