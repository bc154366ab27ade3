import { beforeEach, describe, expect, it } from '@jest/globals';
import { seededRandomness } from '../randomness.js';
import { CabinetBench } from '../testing/cabinet-bench.js';
import { doorSpringMs } from './cabinets.js';

const chance = seededRandomness(1);
let bench: CabinetBench;

beforeEach(() => {
  bench = new CabinetBench();
});

describe('a pulse', () => {
  it('lets the latch go for its time, and the door springs open a moment later', () => {
    const world = bench.cabinets();
    world.pulse('left', 1, 500);
    expect(world.get('A01')).toMatchObject({ door: 'closed', latch: 'unlocked' });
    bench.timers.advance(doorSpringMs);
    expect(world.get('A01')).toMatchObject({ door: 'open', latch: 'unlocked' });
    bench.timers.advance(499 - doorSpringMs);
    expect(world.get('A01').latch).toBe('unlocked');
    bench.timers.advance(1);
    expect(world.get('A01')).toMatchObject({ door: 'open', latch: 'locked' });
    expect(world.list().filter(({ door }) => door === 'open')).toHaveLength(1);
    expect(bench.record.since(1).entries.map(({ event }) => event)).toEqual([
      {
        kind: 'pulse',
        cabinet: 'lobby',
        bank: 'left',
        lock: 1,
        tray: 'A01',
        pulseMs: 500,
        released: true,
      },
      { kind: 'door', tray: 'A01', door: 'open', cause: 'pulse' },
      { kind: 'locked', tray: 'A01' },
    ]);
  });

  it('opens the door even when it is the shortest a board can give', () => {
    const world = bench.cabinets();
    world.pulse('left', 1, 10);
    bench.timers.advance(10);
    expect(world.get('A01')).toMatchObject({ door: 'open', latch: 'locked' });
  });

  it('given again lasts from its new beginning', () => {
    const world = bench.cabinets();
    world.pulse('left', 1, 500);
    bench.timers.advance(400);
    world.pulse('left', 1, 500);
    bench.timers.advance(400);
    expect(world.get('A01').latch).toBe('unlocked');
    bench.timers.advance(100);
    expect(world.get('A01').latch).toBe('locked');
  });

  it('does not open a jammed lock, and the record says so', () => {
    const world = bench.cabinets();
    world.setFaults('A01', { jammed: true });
    world.pulse('left', 1, 500);
    bench.timers.advance(1000);
    expect(world.get('A01').door).toBe('closed');
    expect(bench.events('pulse')).toEqual([expect.objectContaining({ tray: 'A01', released: false })]);
    world.setFaults('A01', { jammed: false });
    world.pulse('left', 1, 500);
    bench.timers.advance(1000);
    expect(world.get('A01').door).toBe('open');
  });

  it('leaves a sticking door closed until somebody pulls it in time', () => {
    const world = bench.cabinets();
    world.setFaults('A01', { sticking: true });
    world.pulse('left', 1, 500);
    bench.timers.advance(300);
    expect(world.get('A01').door).toBe('closed');
    expect(world.pull('A01').door).toBe('open');
    world.close('A01');
    bench.timers.advance(1000);
    expect(world.pull('A01').door).toBe('closed');
    expect(bench.events('in_vain')).toEqual([{ kind: 'in_vain', tray: 'A01', attempt: 'pull' }]);
  });

  it('ends when the simulator does', () => {
    const world = bench.cabinets();
    world.pulse('left', 1, 500);
    world.stop();
    expect(world.get('A01').latch).toBe('locked');
    expect(bench.timers.pending).toBe(0);
  });
});

describe('hands', () => {
  it('cannot open a locked door, nor reach through it', () => {
    const world = bench.cabinets();
    expect(world.pull('A01').door).toBe('closed');
    expect(() => world.put('A01', 'letter')).toThrow('the door of tray A01 is closed');
    expect(() => world.take('A01')).toThrow('the door of tray A01 is closed');
    expect(bench.kept).toBe(0);
  });

  it('put and take papers, one or all', () => {
    const world = bench.opened();
    for (const paper of ['one', 'two', 'three']) world.put('A01', paper);
    expect(world.take('A01', 'two').papers).toEqual(['one', 'three']);
    expect(world.take('A01').papers).toEqual([]);
    expect(bench.events('paper')).toEqual([
      { kind: 'paper', tray: 'A01', paper: 'one', change: 'put' },
      { kind: 'paper', tray: 'A01', paper: 'two', change: 'put' },
      { kind: 'paper', tray: 'A01', paper: 'three', change: 'put' },
      { kind: 'paper', tray: 'A01', paper: 'two', change: 'taken' },
      { kind: 'paper', tray: 'A01', paper: 'one', change: 'taken' },
      { kind: 'paper', tray: 'A01', paper: 'three', change: 'taken' },
    ]);
  });

  it('cannot take what is not there, nor put a paper into two trays, nor overfill one', () => {
    const world = bench.opened({ maximumOpenDoors: 2 });
    expect(() => world.take('A01')).toThrow('tray A01 is empty');
    world.put('A01', 'letter');
    expect(() => world.take('A01', 'other')).toThrow('"other" does not lie in tray A01');
    expect(() => world.put('A01', 'letter')).toThrow('"letter" already lies in tray A01');
    world.pulse('left', 2, 500);
    bench.timers.advance(1000);
    expect(() => world.put('A02', 'letter')).toThrow('"letter" already lies in tray A01');
    for (let count = 0; count < 50; count++) world.put('A02', `sheet ${count}`);
    expect(() => world.put('A02', 'one more')).toThrow('tray A02 holds 50 papers and no more');
  });

  it('cannot shut a door that does not latch', () => {
    const world = bench.opened();
    world.setFaults('A01', { doesNotLatch: true });
    expect(world.close('A01').door).toBe('open');
    expect(bench.events('in_vain')).toEqual([{ kind: 'in_vain', tray: 'A01', attempt: 'close' }]);
    world.setFaults('A01', { doesNotLatch: false });
    expect(world.close('A01').door).toBe('closed');
  });

  it('change what is kept each time, and only then', () => {
    const world = bench.opened();
    expect(bench.kept).toBe(1);
    world.put('A01', 'letter');
    world.close('A01');
    expect(bench.kept).toBe(3);
    world.close('A01');
    expect(bench.kept).toBe(3);
  });

  it('find no tray that is not there', () => {
    expect(() => bench.cabinets().close('Z99')).toThrow('there is no tray "Z99"');
  });
});

describe('sensors', () => {
  it('show the truth while they work', () => {
    const world = bench.opened();
    expect(world.sense('left', 1, chance)).toEqual({ doorClosed: false, itemPresent: false });
    world.put('A01', 'letter');
    world.close('A01');
    expect(world.sense('left', 1, chance)).toEqual({ doorClosed: true, itemPresent: true });
  });

  it('show what they are stuck at, whatever the truth', () => {
    const world = bench.opened();
    world.setFaults('A01', { doorSensor: 'stuck_closed', itemSensor: 'stuck_present' });
    expect(world.sense('left', 1, chance)).toEqual({ doorClosed: true, itemPresent: true });
    world.close('A01');
    world.setFaults('A01', { doorSensor: 'stuck_open', itemSensor: 'stuck_absent' });
    expect(world.sense('left', 1, chance)).toEqual({ doorClosed: false, itemPresent: false });
    world.mendAll();
    expect(world.sense('left', 1, chance)).toEqual({ doorClosed: true, itemPresent: false });
  });

  it.each([1, 0] as const)('torn off read as a bit 0, where a shut door is %s', (closedBit) => {
    const world = bench.cabinets({ closedBit });
    world.setFaults('A01', { doorSensor: 'torn_off' });
    expect(world.sense('left', 1, chance).doorClosed).toBe(closedBit === 0);
    world.forceOpen('A01');
    expect(world.sense('left', 1, chance).doorClosed).toBe(closedBit === 0);
  });

  it('that are loose show one and the other', () => {
    const world = bench.cabinets();
    const seen = (): Set<string> =>
      new Set(Array.from({ length: 100 }, () => JSON.stringify(world.sense('left', 1, chance))));
    expect(seen().size).toBe(1);
    world.setFaults('A01', { doorSensor: 'flickers', itemSensor: 'flickers' });
    expect(seen().size).toBe(4);
  });

  it('read a connector without a lock as closed and empty', () => {
    expect(bench.cabinets().sense('left', 16, chance)).toEqual({ doorClosed: true, itemPresent: false });
  });
});

describe('hands', () => {
  it('hold an open door, which nobody can shut until they let go', () => {
    const world = bench.opened();
    expect(world.hold('A01').held).toBe(true);
    expect(world.close('A01').door).toBe('open');
    expect(bench.events('in_vain')).toEqual([{ kind: 'in_vain', tray: 'A01', attempt: 'close' }]);
    expect(world.release('A01')).toMatchObject({ held: false, door: 'open' });
    expect(world.close('A01').door).toBe('closed');
    expect(bench.events('hand').map((event) => 'held' in event && event.held)).toEqual([true, false]);
  });

  it('find nothing to hold at a closed door', () => {
    expect(() => bench.cabinets().hold('A01')).toThrow(/closed/);
  });

  it('hold it once, however often they are told', () => {
    const world = bench.opened();
    world.hold('A01');
    world.hold('A01');
    expect(bench.events('hand')).toHaveLength(1);
  });

  it('with a crowbar open what no pulse has unlocked', () => {
    const world = bench.cabinets();
    expect(world.forceOpen('A01')).toMatchObject({ door: 'open', latch: 'locked' });
    expect(bench.events('door')).toEqual([{ kind: 'door', tray: 'A01', door: 'open', cause: 'force' }]);
  });
});

describe('the power', () => {
  it('takes the pulse with it when it goes', () => {
    const world = bench.cabinets();
    world.pulse('left', 1, 500);
    world.losePower('lobby');
    bench.timers.advance(1000);
    expect(world.get('A01')).toMatchObject({ door: 'closed', latch: 'locked' });
  });
});
