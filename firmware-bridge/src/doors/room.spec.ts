import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DoorState } from '../../contract/index.js';
import { Bank } from '../bus/bank.js';
import type { LockBus } from '../bus/lock-bus.js';
import type { TrayPlace } from '../layout.js';
import { OpenDoors } from './open-doors.js';

const pulseMs = 9_000;
const startMs = 1_000;
const pulsedAtMs = startMs + 20_000;
/** Boards have clocks of their own. */
const surelyOverMs = 1.03 * pulseMs;

let bank: Bank;
let stuck: TrayPlace;
let beside: TrayPlace;

/** Two good replies in a row, the second at that time. */
function seen(door: Exclude<DoorState, 'unknown'>, atMs: number, board = bank): void {
  for (const nowMs of [atMs - 1, atMs]) board.replied(new Map([[1, { door, occupancy: 'unknown' }]]), nowMs);
}

beforeEach(() => {
  bank = new Bank({ id: 'A', pulseMs, coolDownMs: 0, locks: [1] });
  const other = new Bank({ id: 'B', pulseMs: 500, coolDownMs: 0, locks: [1] });
  const trays: TrayPlace[] = [];
  const common = { lock: 1, bus: {} as LockBus, cabinet: { id: 'left', maximumOpenDoors: 1, trays } };
  stuck = { ...common, label: 'A01', bank };
  beside = { ...common, label: 'B01', bank: other };
  trays.push(stuck, beside);
  for (const each of [bank, other]) each.started(startMs);
  other.replied(new Map([[1, { door: 'closed', occupancy: 'unknown' }]]), startMs);
});

describe('room for one more open door', () => {
  it('is there once a door is seen shut after its lock has let go, and not before', () => {
    const doors = new OpenDoors();
    expect(doors.roomFor(beside, false)).toBe('now');
    bank.pulsed(1, pulsedAtMs);
    doors.pulsed(stuck, pulsedAtMs);
    expect(doors.roomFor(beside, false)).toBe('none');
    seen('closed', pulsedAtMs + pulseMs);
    expect(doors.roomFor(beside, false)).toBe('when_locked_again');
    expect(doors.unproven([stuck])).toEqual(['A01']);
    seen('closed', pulsedAtMs + surelyOverMs);
    expect(doors.roomFor(beside, false)).toBe('now');
    expect(doors.unproven([stuck])).toEqual([]);
  });

  it('counts the pulse from when it began, where that is later than it was handed over', () => {
    const doors = new OpenDoors();
    for (const atMs of [pulsedAtMs, pulsedAtMs + 250]) bank.pulsed(1, atMs);
    doors.pulsed(stuck, pulsedAtMs);
    seen('closed', pulsedAtMs + bank.lockedAgainAtMs(1) - pulsedAtMs);
    expect(doors.roomFor(beside, false)).toBe('when_locked_again');
    expect(bank.lockedAgainAtMs(1)).toBeGreaterThan(pulsedAtMs + 250 + pulseMs);
  });

  it('is not there after a start as long as a pulse of the last one may go on', () => {
    const doors = new OpenDoors(() => undefined, new Set(['A01']));
    expect(doors.roomFor(beside, false)).toBe('none');
    seen('closed', startMs + pulseMs);
    expect(doors.roomFor(beside, false)).toBe('when_locked_again');
    seen('closed', startMs + surelyOverMs);
    expect(doors.roomFor(beside, false)).toBe('now');
  });

  it('is not there where nobody knows which doors stood open before, until each other door is seen shut', () => {
    const doors = new OpenDoors(() => undefined, 'unknown');
    const rooms = (): unknown => [stuck, beside].map((tray) => doors.roomFor(tray, false));
    expect(rooms()).toEqual(['none', 'none']);
    expect(doors.unproven([stuck, beside])).toEqual(['A01', 'B01']);
    // The only door that nobody sees keeps no room from itself.
    seen('closed', startMs + surelyOverMs, beside.bank);
    expect(rooms()).toEqual(['now', 'none']);
    seen('open', startMs + surelyOverMs);
    expect(rooms()).toEqual(['now', 'none']);
    seen('closed', startMs + surelyOverMs + 1_000);
    expect(rooms()).toEqual(['now', 'now']);
  });
});

describe('a lamp', () => {
  it('shows a door of before, but none of more doors than may be open', () => {
    const pointedAt = (doors: OpenDoors): string[] =>
      [stuck, beside].filter((tray) => doors.isPointedAt(tray)).map(({ label }) => label);
    expect(pointedAt(new OpenDoors(() => undefined, new Set(['A01'])))).toEqual(['A01']);
    const doors = new OpenDoors(() => undefined, 'unknown');
    expect(pointedAt(doors)).toEqual([]);
    seen('closed', startMs + surelyOverMs, beside.bank);
    expect(pointedAt(doors)).toEqual(['A01']);
  });
});
