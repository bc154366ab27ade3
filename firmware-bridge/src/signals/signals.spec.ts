import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Housing, Mains, Presence, SiteHardware } from '../../contract/index.js';
import { BoardBank } from '../bus/board-bank.js';
import type { LockBus } from '../bus/lock-bus.js';
import { OpenDoors, type OpenBefore } from '../doors/open-doors.js';
import type { TrayPlace } from '../layout.js';
import { FakeTime } from '../testing/fake-time.js';
import { oneBank, testSite } from '../testing/test-site.js';
import { isBoardBank } from '../../contract/index.js';
import { longestQuietMs } from './signal-guard.js';
import { repeatEveryMs, Signals } from './signals.js';
import { openedToneMs, warningTone } from './signals.policy.js';
import { SignalGuardInProcess } from './testing/signal-guard-in-process.js';
import { signalSite } from './testing/signal-site.js';

/** What the bridge sees of doors and people, through its signals and their guard, to lines in memory; in fake time. */

const [lamp, buzzer] = ['pinctrl-bcm2711/20', 'pinctrl-bcm2711/21'];
const lampOfA01 = '1-0024/0';
const leftOpenAfterMs = 10_000;

let time: FakeTime;
let guard: SignalGuardInProcess;
let openDoors: OpenDoors;
let contacts: { mains: Mains; housing: Housing; housingOpenings: number; presence: Presence };
let trays: TrayPlace[];
let told: string[];
let signals: Signals;

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(hardware: SiteHardware, guarded = true, openBefore?: OpenBefore): void {
  time = new FakeTime();
  guard = new SignalGuardInProcess(hardware, time);
  openDoors = new OpenDoors(() => {
    signals.refresh();
  }, openBefore);
  contacts = { mains: 'present', housing: 'closed', housingOpenings: 0, presence: 'absent' };
  told = [];
  const bankHardware = hardware.cabinets.flatMap((cabinet) => cabinet.banks).find(isBoardBank);
  if (!bankHardware) throw new Error('the site has a lock board');
  const bank = new BoardBank(bankHardware);
  // Signals look at trays; they ask nothing of a bus.
  const bus = {} as LockBus;
  trays = [];
  const cabinet = { id: 'left', maximumOpenDoors: 2, trays };
  trays.push(...bankHardware.trays.map(({ label, lock }) => ({ label, lock, bank, bus, cabinet })));
  signals = new Signals({
    hardware,
    layout: { traysByLabel: new Map(trays.map((tray) => [tray.label, tray])) },
    contacts: { ...contacts, of: () => contacts },
    openDoors,
    guard: guarded ? guard : undefined,
    time,
    onChange: (id) => {
      const { lamp: light, buzzer: sound, litTrays } = signals.of(id);
      told.push([light, sound, ...(litTrays ?? ['unknown'])].join(' '));
    },
  });
  signals.start();
}

async function pass(ms: number): Promise<void> {
  // In the steps of the bridge: what is told to the guard comes back in its own time.
  for (let leftMs = ms; leftMs > 0; leftMs -= 100) {
    time.advance(Math.min(leftMs, 100));
    await settled();
  }
}

function tray(label: string): TrayPlace {
  const found = trays.find((each) => each.label === label);
  if (!found) throw new Error(`there is no tray ${label}`);
  return found;
}

/** The board shows the door so, twice, as it takes to be believed. */
async function showDoor(label: string, door: 'open' | 'closed'): Promise<void> {
  const { bank, lock } = tray(label);
  const reading = new Map([[lock, { door, occupancy: 'absent' as const }]]);
  for (let look = 0; look < 2; look += 1) bank.replied(reading, time.monotonicMs());
  signals.refresh();
  await settled();
}

beforeEach(async () => {
  setUp(signalSite());
  await settled();
  for (const { label } of trays) await showDoor(label, 'closed');
  told = [];
});

afterEach(async () => {
  await signals.stop();
  expect(guard.on).toEqual([]);
  expect(time.pending()).toEqual([]);
});

describe('the signals', () => {
  it('show nothing while nothing happens', async () => {
    await pass(60_000);
    expect([guard.on, told]).toEqual([[], []]);
    expect(signals.of('left')).toEqual({ lamp: 'dark', buzzer: 'silent', litTrays: [] });
  });

  it('light an opening from its command until the door is shut, with one short tone at the pulse', async () => {
    openDoors.beginOpening(tray('A01'));
    await settled();
    expect(guard.on).toEqual([lamp, lampOfA01]);
    openDoors.pulsed(tray('A01'), time.monotonicMs());
    await settled();
    expect(guard.on).toEqual([lamp, buzzer, lampOfA01]);
    await pass(openedToneMs);
    expect(guard.on).toEqual([lamp, lampOfA01]);
    await showDoor('A01', 'open');
    openDoors.endOpening(tray('A01'));
    await pass(5_000);
    expect(guard.on).toEqual([lamp, lampOfA01]);
    await showDoor('A01', 'closed');
    expect(guard.on).toEqual([]);
    expect(told).toEqual(['lit silent A01', 'lit opened A01', 'lit silent A01', 'dark silent']);
  });

  it('go dark when the door did not open', async () => {
    openDoors.beginOpening(tray('A01'));
    openDoors.pulsed(tray('A01'), time.monotonicMs());
    await pass(1_000);
    await showDoor('A01', 'closed');
    openDoors.endOpening(tray('A01'));
    await settled();
    expect(guard.on).toEqual([]);
  });

  it('warn of a door that is left open, tone by tone, and no longer than the site file says', async () => {
    await showDoor('A02', 'open');
    const heard: boolean[] = [];
    for (let ms = 0; ms < 122_000; ms += 100) {
      heard.push(guard.on.includes(buzzer));
      await pass(100);
    }
    const tones = heard.filter((sounds, at) => sounds && !heard[at - 1]).length;
    const [first, last] = [heard.indexOf(true) * 100, heard.lastIndexOf(true) * 100];
    expect(tones).toBe(60_000 / warningTone.everyMs);
    expect(first).toBeGreaterThanOrEqual(leftOpenAfterMs);
    expect(first).toBeLessThanOrEqual(leftOpenAfterMs + repeatEveryMs);
    expect(last).toBeLessThan(leftOpenAfterMs + 60_000);
    expect(told).toEqual(['lit silent A02', 'lit left_open A02', 'lit silent A02', 'dark silent']);
  });

  it('fall silent at once when the door is shut', async () => {
    await showDoor('A02', 'open');
    await pass(leftOpenAfterMs + repeatEveryMs);
    expect(signals.of('left').buzzer).toBe('left_open');
    await showDoor('A02', 'closed');
    expect([guard.on, signals.of('left').buzzer]).toEqual([[], 'silent']);
  });

  it('hold a door for open that its board does not show any more', async () => {
    await showDoor('A02', 'open');
    tray('A02').bank.guardLost(null);
    await pass(leftOpenAfterMs + repeatEveryMs);
    expect(signals.of('left')).toEqual({ lamp: 'lit', buzzer: 'left_open', litTrays: ['A02'] });
  });

  it('light no door where any may stand open from before, until so few are left that each is shown', async () => {
    await signals.stop();
    setUp(signalSite(), true, 'unknown');
    await settled();
    expect([guard.on, trays.length]).toEqual([[], 3]);
    await showDoor('A02', 'closed');
    await settled();
    expect(signals.of('left').litTrays).toEqual(['A01', 'A03']);
    await showDoor('A03', 'closed');
    expect(signals.of('left').litTrays).toEqual(['A01']);
    await showDoor('A01', 'open');
    expect(signals.of('left').litTrays).toEqual(['A01']);
    await showDoor('A01', 'closed');
    expect(guard.on).toEqual([]);
  });

  it('light whoever stands there', async () => {
    contacts.presence = 'present';
    signals.refresh();
    await settled();
    expect(guard.on).toEqual([lamp]);
    contacts.presence = 'absent';
    signals.refresh();
    await settled();
    expect(guard.on).toEqual([]);
  });

  it('are not known while their guard is away, and are shown again by the next', async () => {
    contacts.presence = 'present';
    signals.refresh();
    await settled();
    guard.die();
    expect([guard.on, told.at(-1)]).toEqual([[], 'unknown unknown unknown']);
    await pass(2 * longestQuietMs);
    guard.begin();
    await settled();
    expect([guard.on, told.at(-1)]).toEqual([[lamp], 'lit silent']);
  });

  it('are asked for often enough that the guard does not take the bridge for hanging', async () => {
    contacts.presence = 'present';
    signals.refresh();
    await pass(4 * longestQuietMs);
    expect(guard.on).toEqual([lamp]);
  });
});

describe('a site without signals', () => {
  it('has none, and no guard', async () => {
    setUp(testSite(oneBank), false);
    await pass(1_000);
    expect(signals.of('left')).toEqual({ lamp: 'none', buzzer: 'none', litTrays: [] });
    expect([guard.on, time.pending()]).toEqual([[], []]);
  });
});
