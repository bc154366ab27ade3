import { describe, expect, it } from '@jest/globals';
import { countStandings, isFree, standingOf, standings } from './tray-standing.js';
import type { Tray } from './tray-types.js';

const tray = (changes: Partial<Tray> = {}): Tray => ({
  label: 'A07',
  cabinetId: 'A',
  cabinetName: { vi: 'Tủ A', en: 'Cabinet A' },
  column: 1,
  row: 3,
  size: 'small',
  wheelchairReachable: true,
  occupancySensor: true,
  inService: true,
  outOfServiceReason: null,
  contentKnown: true,
  holds: 'nothing',
  dossierId: null,
  door: 'closed',
  occupancy: 'absent',
  openings: 0,
  consecutiveFailures: 0,
  doorOperationId: null,
  ...changes,
});

describe('how a tray stands', () => {
  it.each<[string, Partial<Tray>, string]>([
    ['nothing in it', {}, 'free'],
    ['papers in it', { holds: 'papers' }, 'papers'],
    ['kept for somebody', { holds: 'promise' }, 'promised'],
    ['out of service', { inService: false }, 'out_of_service'],
    ['out of service with papers in it', { inService: false, holds: 'papers' }, 'out_of_service'],
    ['nobody knows what is in it', { contentKnown: false, inService: false }, 'unknown_content'],
    ['its board is silent', { door: 'unknown', holds: 'papers' }, 'no_signal'],
    ['its door is open, whatever else', { door: 'open', contentKnown: false, inService: false }, 'open'],
  ])('%s', (_what, changes, standing) => {
    expect(standingOf(tray(changes))).toBe(standing);
  });

  it('never is free while something is unknown, pending, bound or out of service', () => {
    expect(isFree(tray())).toBe(true);
    for (const changes of [
      { contentKnown: false },
      { door: 'unknown' },
      { inService: false },
      { holds: 'promise' },
      { doorOperationId: 'o1' },
    ] as const) {
      expect(isFree(tray(changes))).toBe(false);
    }
  });
});

describe('the count', () => {
  it('names every standing and adds up', () => {
    const trays = [tray(), tray(), tray({ holds: 'papers' }), tray({ door: 'open' })];
    const counts = countStandings(trays);
    expect(Object.keys(counts)).toEqual([...standings]);
    expect(counts).toMatchObject({ free: 2, papers: 1, open: 1, no_signal: 0 });
  });
});
