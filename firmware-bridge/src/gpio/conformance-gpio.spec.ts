import { afterEach, describe, expect, it } from '@jest/globals';
import { noBankFaults } from '../../simulator/faults/line-faults.js';
import { noBusFaults } from '../../simulator/faults/line-faults.js';
import { opened, refused, stayedClosed, unknown } from '../testing/outcomes.js';
import { GpioRig } from './testing/gpio-rig.js';
import type { GpioSite } from './testing/gpio-site.js';

/** What locks on GPIO must do with doors, as the boards do: on simulated relays and switches, in fake time. */

let rig: GpioRig;
let violations: string[];

async function setUp(site?: GpioSite): Promise<void> {
  violations = [];
  rig = await GpioRig.start(site);
}

afterEach(async () => {
  expect(rig.violations()).toEqual(violations);
  await rig.stop();
});

const sites = (['relays', 'matrix'] as const).flatMap((locks) =>
  (['lines', 'matrix'] as const).flatMap((doors) =>
    ([0, 1] as const).map((closedBit) => ({ locks, doors, closedBit, activeLow: closedBit === 0 })),
  ),
);

describe.each(sites)('locks on $locks, doors on $doors, closed bit $closedBit', (site) => {
  it.each(['A01', 'A04', 'A06'])('open %s alone, and see it open and shut', async (tray) => {
    await setUp(site);
    expect(await rig.open(tray)).toEqual(opened);
    rig.cabinets.close(tray);
    await rig.untilDoor(tray, 'closed');
    expect(rig.doors).toEqual([`${tray} open`, `${tray} closed`]);
    expect(rig.pulses()).toEqual([tray]);
  });

  it('see that a jammed lock did not open', async () => {
    await setUp(site);
    rig.cabinets.setFaults('A02', { jammed: true });
    expect(await rig.open('A02')).toEqual(stayedClosed);
    expect(rig.doors).toEqual([]);
  });

  it('see a door that was forced, and pulse no door that is open', async () => {
    await setUp(site);
    rig.cabinets.forceOpen('A03');
    await rig.untilDoor('A03', 'open');
    expect(await rig.open('A03')).toEqual(refused('door_already_open'));
    expect(rig.pulses()).toEqual([]);
  });
});

describe('locks on GPIO', () => {
  it('pulse nothing at the start, and switch every output off first', async () => {
    await setUp();
    expect(rig.pulses()).toEqual([]);
    expect(rig.chips.settings).toEqual([4, 5, 6, 12, 13].map((offset) => `pinctrl-bcm2711/${offset}=0`));
  });

  it('are on for the pulse of the site file and no longer', async () => {
    await setUp({ pulseMs: 50 });
    // What an earlier start may have pulsed is over.
    await rig.clock.pass(400);
    const atMs = rig.clock.monotonicMs();
    rig.cabinets.setFaults('A01', { jammed: true });
    const order = rig.order('A01');
    await rig.clock.until('the lock is locked again', () =>
      rig.events().some(({ kind }) => kind === 'pulse'),
    );
    await rig.clock.until('it is off', () => rig.chips.settings.at(-1) === 'pinctrl-bcm2711/13=0');
    expect(rig.clock.monotonicMs() - atMs).toBeLessThan(200);
    expect(await rig.clock.result(order)).toEqual(stayedClosed);
  });

  it('wait for a door that springs open late', async () => {
    await setUp({ pulseMs: 1000 });
    rig.cabinets.setFaults('A01', { sticking: true });
    const order = rig.order('A01');
    await rig.clock.until('the lock lets go', () => rig.pulses().length > 0);
    await rig.clock.pass(900);
    rig.cabinets.pull('A01');
    expect(await rig.clock.result(order)).toEqual(opened);
  });

  it('know no door whose line cannot be read, pulse nothing then, and are back by themselves', async () => {
    await setUp();
    rig.switches.setFaults({ ...noBankFaults, silence: 'mute' });
    await rig.clock.until('the bank is silent', () => rig.healths.includes('silent'));
    expect(rig.causes).toEqual([
      {
        bank: 'pins',
        health: 'silent',
        reason: 'unreadable_lines',
        detail: expect.stringMatching(/chip pinctrl|chip 1-0020/),
      },
    ]);
    expect(rig.doors).toContain('A01 unknown');
    expect(await rig.open('A01')).toEqual(refused('board_silent'));
    rig.switches.setFaults(noBankFaults);
    await rig.answering();
    expect(await rig.open('A01')).toEqual(opened);
    expect(rig.pulses()).toEqual(['A01']);
  });

  it('do not know what a pulse did when the lines cannot be read after it', async () => {
    await setUp();
    rig.switches.setFaults({ ...noBankFaults, silence: 'mute_after_next_pulse' });
    expect(await rig.open('A01')).toEqual(unknown('board_silent_after_pulse'));
    rig.switches.setFaults(noBankFaults);
    await rig.untilDoor('A01', 'open');
  });

  it('are back when a chip was away and came again', async () => {
    await setUp();
    await rig.bus.setFaults({ ...noBusFaults, cut: true });
    await rig.clock.until('the bank is silent', () => rig.healths.includes('silent'));
    await rig.bus.setFaults(noBusFaults);
    await rig.answering();
    expect(await rig.open('A05')).toEqual(opened);
  });

  it('believe no switches of which a column is shorted', async () => {
    await setUp({ doors: 'matrix' });
    rig.chips.shorted.set('1-0020/3', 0);
    await rig.clock.until('the bank is silent', () => rig.healths.includes('silent'));
    expect(await rig.open('A01')).toEqual(refused('board_silent'));
  });

  it('pulse no lock again before it has cooled down, and another one at once', async () => {
    await setUp({ coolDownMs: 2_000, pulseMs: 100 });
    expect(await rig.open('A01')).toEqual(opened);
    rig.cabinets.close('A01');
    await rig.untilDoor('A01', 'closed');
    expect(await rig.open('A01', 500)).toMatchObject({ reason: 'cooling_down', pulsed: false });
    expect(await rig.open('A02')).toEqual(opened);
    expect(await rig.open('A01')).toEqual(opened);
    expect(rig.pulses()).toEqual(['A01', 'A02', 'A01']);
  });

  it('count as just pulsed when the bridge starts, if they have to cool down', async () => {
    await setUp({ coolDownMs: 2_000, pulseMs: 100 });
    // Whatever pulsed them before: this start knows of nothing.
    const hot = await rig.open('A01', 1_000);
    expect(hot).toMatchObject({ reason: 'cooling_down', pulsed: false });
    // At once: the time of the command would be over before the lock is cool.
    expect(rig.clock.monotonicMs() - rig.startedAtMs).toBeLessThan(1_000);
    await rig.clock.pass('readyInMs' in hot ? hot.readyInMs : 0);
    expect(await rig.open('A01', 1_000)).toEqual(opened);
    expect(rig.clock.monotonicMs() - rig.startedAtMs).toBeGreaterThanOrEqual(2_100);
    expect(rig.pulses()).toEqual(['A01']);
  });

  it('are never two at a time, also without a gap between pulses', async () => {
    await setUp({ minimumPulseGapMs: 0 });
    const both = [rig.order('A01'), rig.order('A05')];
    expect(await rig.clock.result(Promise.all(both))).toEqual([opened, opened]);
    expect(rig.pulses()).toEqual(['A01', 'A05']);
  });

  it('let nobody else on their supply begin before it is known when they draw', async () => {
    await setUp({ pulseMs: 500, minimumPulseGapMs: 0 });
    const other = { wake: () => undefined };
    const turnAtMs = (): number => rig.supply.turnAtMs(other, Infinity, rig.clock.monotonicMs());
    rig.guard.delayMs = 100;
    const order = rig.order('A01');
    await rig.clock.until('the pulse is handed over', () => turnAtMs() === Infinity);
    await rig.clock.until('the lock draws', () => rig.pulses().length > 0);
    const drawsAtMs = rig.clock.monotonicMs();
    expect(turnAtMs()).toBe(Infinity);
    await rig.clock.until('the guard has said so', () => turnAtMs() < Infinity);
    expect(turnAtMs()).toBeGreaterThanOrEqual(drawsAtMs + 500);
    expect(await rig.clock.result(order)).toEqual(opened);
  });

  it('are silent at once when the guard is lost, and what was pulsed is off', async () => {
    await setUp();
    rig.cabinets.setFaults('A01', { jammed: true });
    const order = rig.order('A01');
    await rig.clock.until('the lock lets go', () => rig.pulses().length > 0);
    rig.guard.kill();
    await rig.clock.until('the bank is silent', () => rig.healths.includes('silent'), 1);
    const detail = 'SIGKILL; every output was switched off';
    expect(rig.causes).toEqual([{ bank: 'pins', health: 'silent', reason: 'guard_lost', detail }]);
    expect(rig.chips.settings.slice(-5).every((setting) => setting.endsWith('=0'))).toBe(true);
    expect(await rig.clock.result(order)).toEqual(unknown('transport_lost'));
    await rig.answering();
    expect(await rig.open('A02')).toEqual(opened);
  });

  it('are off in bounded time when the guard hangs in the middle of a pulse, and have another guard then', async () => {
    await setUp();
    rig.cabinets.setFaults('A01', { jammed: true });
    const order = rig.order('A01');
    await rig.clock.until('the lines are on', () => rig.pulses().length > 0);
    rig.guard.halt();
    await rig.clock.until('the guard is lost', () => rig.healths.includes('silent'), 2_000);
    expect(rig.chips.settings.slice(-5).every((setting) => setting.endsWith('=0'))).toBe(true);
    expect(await rig.clock.result(order)).toMatchObject({ pulsed: true });
    // A guard that hangs holds the pulse for longer than the site file allows; nobody can know that before.
    violations = ['pulse_too_long'];
    await rig.answering();
    expect(rig.guard.starts).toBe(2);
  });
});
