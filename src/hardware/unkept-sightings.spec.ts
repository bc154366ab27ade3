import { describe, expect, it } from '@jest/globals';
import { doorStates, occupancies } from '@motcua247/firmware-bridge/contract';
import { UnkeptSightings, type Sighting } from './unkept-sightings.js';

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
