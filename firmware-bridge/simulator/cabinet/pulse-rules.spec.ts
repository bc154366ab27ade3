import { beforeEach, describe, expect, it } from '@jest/globals';
import { siteHardwareSchema } from '../../contract/index.js';
import { CabinetBench } from '../testing/cabinet-bench.js';
import { smallSite } from '../testing/small-site.js';
import { arrivalReserveMs } from './pulse-rules.js';

let bench: CabinetBench;

beforeEach(() => {
  bench = new CabinetBench();
});

describe('violations', () => {
  it('none for one door after the other', () => {
    const world = bench.opened();
    world.close('A01');
    world.pulse('right', 2, 500);
    bench.timers.advance(1000);
    expect(bench.events('violation')).toEqual([]);
  });

  it('a pulse while another door of the cabinet stands open', () => {
    const world = bench.opened();
    world.pulse('right', 2, 500);
    expect(bench.events('violation')).toEqual([
      {
        kind: 'violation',
        rule: 'too_many_open_doors',
        bank: 'right',
        tray: 'B02',
        detail: 'cabinet lobby may have 1 open; open already: A01',
      },
    ]);
  });

  it('counts as many doors as the cabinet may have open, and not the tray itself', () => {
    const world = bench.opened({ maximumOpenDoors: 2 });
    for (const lock of [1, 2]) {
      world.pulse('left', lock, 500);
      bench.timers.advance(1000);
    }
    expect(bench.events('violation')).toEqual([]);
    world.pulse('left', 3, 500);
    expect(bench.events('violation')).toEqual([
      expect.objectContaining({ rule: 'too_many_open_doors', tray: 'A03' }),
    ]);
  });

  it('a pulse beside a lock that is still energised, whose door may come open, too', () => {
    const world = bench.cabinets();
    world.setFaults('A01', { sticking: true });
    world.pulse('left', 1, 500);
    bench.timers.advance(499);
    world.pulse('right', 2, 500);
    expect(bench.events('violation')).toContainEqual({
      kind: 'violation',
      rule: 'lock_beside_energised',
      bank: 'right',
      tray: 'B02',
      detail: 'cabinet lobby may have 1 open; open or energised already: A01',
    });
  });

  it('counts a lock that is energised behind an open door once', () => {
    const world = bench.cabinets({ maximumOpenDoors: 2 });
    world.pulse('left', 1, 500);
    bench.timers.advance(100);
    world.pulse('left', 2, 500);
    const rules = (): unknown[] => bench.events('violation').map((event) => 'rule' in event && event.rule);
    expect(rules()).not.toContain('lock_beside_energised');
    world.setFaults('A02', { sticking: true });
    world.close('A02');
    world.pulse('left', 2, 500);
    world.pulse('left', 3, 500);
    expect(rules()).toContain('lock_beside_energised');
    expect(rules()).not.toContain('too_many_open_doors');
  });

  it('does not count the open door of the tray that is pulsed again', () => {
    bench.opened().pulse('left', 1, 500);
    expect(bench.events('violation')).toEqual([]);
  });

  it('a pulse longer than the site file allows', () => {
    const world = bench.cabinets({ pulseMs: 300 });
    world.pulse('left', 1, 300);
    expect(bench.events('violation')).toEqual([]);
    bench.timers.advance(1000);
    world.pulse('left', 1, 310);
    expect(bench.events('violation')).toEqual([
      expect.objectContaining({ rule: 'pulse_too_long', tray: 'A01' }),
    ]);
  });

  it('a pulse that comes too soon after the last one on its bus, more than the way can be the fault of', () => {
    const site = smallSite({ maximumOpenDoors: 8 });
    // The gap of 300 ms counts from the end of the pulse.
    const world = bench.ofSite(site);
    world.pulse('left', 1, 500);
    bench.timers.advance(800 - arrivalReserveMs);
    world.pulse('right', 1, 500);
    expect(bench.events('violation')).toEqual([]);
    bench.timers.advance(799 - arrivalReserveMs);
    world.pulse('left', 2, 500);
    expect(bench.events('violation')).toEqual([
      {
        kind: 'violation',
        rule: 'pulses_too_close',
        bank: 'left',
        tray: 'A02',
        detail: '1 ms too early on bus main, after the pulse of B01',
      },
    ]);
  });

  it('a pulse that begins too soon after another one on the same supply', () => {
    const [bus] = smallSite().buses;
    const world = bench.ofSite(
      siteHardwareSchema.parse({
        ...smallSite({ maximumOpenDoors: 8 }),
        buses: [{ ...bus, minimumPulseGapMs: undefined, supply: 'locks' }],
        supplies: [{ id: 'locks', minimumPulseGapMs: 400, locksAtOnce: 4 }],
      }),
    );
    world.pulse('left', 1, 500);
    bench.timers.advance(400 - arrivalReserveMs);
    world.pulse('left', 2, 500);
    expect(bench.events('violation')).toEqual([]);
    bench.timers.advance(100);
    world.pulse('left', 3, 500);
    expect(bench.events('violation')).toEqual([
      expect.objectContaining({
        rule: 'pulses_too_close',
        tray: 'A03',
        detail: '150 ms too early on supply locks, after the pulse of A02',
      }),
    ]);
  });

  it('a pulse on a lock that no tray has', () => {
    bench.cabinets().pulse('left', 9, 500);
    expect(bench.events('violation')).toEqual([
      expect.objectContaining({ rule: 'unwired_lock', tray: null }),
    ]);
    expect(bench.events('pulse')).toEqual([]);
  });
});
