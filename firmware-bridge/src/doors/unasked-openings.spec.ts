import { beforeEach, expect, it } from '@jest/globals';
import type { DoorState } from '../../contract/index.js';
import type { TrayPlace } from '../layout.js';
import { UnaskedOpenings } from './unasked-openings.js';

let unasked: UnaskedOpenings;
let door: DoorState;
/** All that is asked of a tray here is its door. */
const tray = { lock: 1, bank: { observation: { state: () => ({ door }) } } } as unknown as TrayPlace;

beforeEach(() => {
  unasked = new UnaskedOpenings();
  show('closed');
});

function show(...doors: DoorState[]): void {
  for (door of doors) unasked.seen(tray, false);
}

/** A pulse of its lock, and what is seen while it is attempted. */
function attempt(...doors: DoorState[]): void {
  unasked.pulsed(tray);
  for (door of doors) unasked.seen(tray, true);
  unasked.attemptEnded(tray);
}

it('counts each time the door is opened, and not how long it stands so', () => {
  expect(unasked.of(tray)).toBe(0);
  show('open', 'open', 'closed', 'open');
  expect(unasked.of(tray)).toBe(2);
});

it('counts a door that is found open at the start', () => {
  unasked = new UnaskedOpenings();
  show('open', 'closed');
  expect(unasked.of(tray)).toBe(1);
});

it('counts what a pulse has opened never, and what follows it once', () => {
  attempt('open');
  show('closed');
  expect(unasked.of(tray)).toBe(0);
  show('open', 'closed');
  expect(unasked.of(tray)).toBe(1);
});

it('counts a second opening during the attempt', () => {
  attempt('open', 'closed', 'open');
  expect(unasked.of(tray)).toBe(1);
});

it('counts a door that opens after its pulse was seen to open nothing', () => {
  attempt('closed');
  show('open');
  expect(unasked.of(tray)).toBe(1);
});

it('takes a door that nobody could see after its pulse for opened by it, until it is seen shut', () => {
  attempt('unknown');
  show('open', 'closed');
  expect(unasked.of(tray)).toBe(0);
  attempt('unknown');
  show('closed', 'open');
  expect(unasked.of(tray)).toBe(1);
});

it('forgets no pulse that is being attempted because its board comes back with a shut door', () => {
  attempt('unknown', 'closed', 'open');
  expect(unasked.of(tray)).toBe(0);
});

it('counts no door twice whose board fell silent while it stood open, and one that was shut before', () => {
  show('open', 'unknown', 'open', 'closed');
  expect(unasked.of(tray)).toBe(1);
  show('unknown', 'open');
  expect(unasked.of(tray)).toBe(2);
});
