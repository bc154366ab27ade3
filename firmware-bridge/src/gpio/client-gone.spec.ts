import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { opened, refused, stayedClosed } from '../testing/outcomes.js';
import { GpioRig } from './testing/gpio-rig.js';

/** The host times these pulses: when nobody is left who asked for one, it ends, and none follows. In fake time. */

/** Far longer than it takes to switch off. */
const pulseMs = 1_000;
const atOnceMs = 10;

let rig: GpioRig;

beforeEach(async () => {
  rig = await GpioRig.start({ pulseMs });
});

afterEach(async () => {
  expect(rig.violations()).toEqual([]);
  await rig.stop();
});

const isOff = (): boolean => rig.chips.settings.slice(-5).every((setting) => setting.endsWith('=0'));
const untilPulsed = (): Promise<void> => rig.clock.until('a lock lets go', () => rig.pulses().length > 0);

describe('locks on GPIO whose client goes', () => {
  it.each([
    ['in the middle of a pulse', 100],
    ['while the lines are being switched on', 0],
  ])(
    '%s are off at once, and whoever asks by the operation’s id learns what the door did',
    async (_when, afterMs) => {
      rig.cabinets.setFaults('A01', { sticking: true });
      const order = rig.order('A01');
      await untilPulsed();
      await rig.clock.pass(afterMs);
      expect(isOff()).toBe(false);
      rig.clientGone();
      await rig.clock.until('every output is off', isOff, atOnceMs);
      expect(rig.lastOperation()).toEqual({ result: null, pending: true });
      expect(await rig.clock.result(order)).toEqual(stayedClosed);
      expect(rig.lastOperation()).toEqual({ result: stayedClosed, pending: false });
    },
  );

  it('are off at once, and opened where the door was seen open', async () => {
    const order = rig.order('A01');
    await rig.clock.until('the door springs open', () => rig.events().some(({ kind }) => kind === 'door'));
    expect(isOff()).toBe(false);
    rig.clientGone();
    await rig.clock.until('every output is off', isOff, atOnceMs);
    expect(await rig.clock.result(order)).toEqual(opened);
  });

  it('are not pulsed for what waits its turn, nor for what is still being looked at', async () => {
    const pulsed = rig.order('A01');
    await untilPulsed();
    const waiting = rig.order('A02');
    await rig.clock.pass(100);
    const lookedAt = rig.order('A03');
    rig.clientGone();
    expect(await rig.clock.result(Promise.all([waiting, lookedAt]))).toEqual([
      refused('client_gone'),
      refused('client_gone'),
    ]);
    expect(await rig.clock.result(pulsed)).toEqual(opened);
    expect(rig.pulses()).toEqual(['A01']);
  });

  it('open for the next client as ever', async () => {
    rig.cabinets.setFaults('A01', { sticking: true });
    const order = rig.order('A01');
    await untilPulsed();
    rig.clientGone();
    expect(await rig.open('A02')).toEqual(opened);
    rig.clientGone();
    expect(await rig.open('A03')).toEqual(opened);
    expect(await order).toEqual(stayedClosed);
    expect(rig.pulses()).toEqual(['A01', 'A02', 'A03']);
    expect(rig.guard.starts).toBe(1);
  });
});

describe('locks on GPIO of which one client goes and another is there', () => {
  const other = {};

  it('are off at once where the one that has gone asked for the pulse alone, and pulsed for the other', async () => {
    rig.cabinets.setFaults('A01', { sticking: true });
    const order = rig.order('A01');
    await untilPulsed();
    const abandoned = rig.order('A02');
    await rig.clock.pass(100);
    const kept = rig.order('A03', 10_000, other);
    rig.clientGone();
    await rig.clock.until('every output is off', isOff, atOnceMs);
    expect(await rig.clock.result(abandoned)).toEqual(refused('client_gone'));
    expect(await rig.clock.result(Promise.all([order, kept]))).toEqual([stayedClosed, opened]);
    expect(rig.pulses()).toEqual(['A01', 'A03']);
  });

  it.each([
    ['another client’s', () => rig.order('A01', 10_000, other)],
    [
      'one that both have asked for',
      () => {
        void rig.order('A01');
        return rig.repeat('A01', 10_000, other);
      },
    ],
  ])('end no pulse that is %s', async (_whose, command) => {
    rig.cabinets.setFaults('A01', { sticking: true });
    const order = command();
    await untilPulsed();
    rig.clientGone();
    await rig.clock.pass(100);
    expect(isOff()).toBe(false);
    rig.clientGone(other);
    await rig.clock.until('every output is off', isOff, atOnceMs);
    expect(await rig.clock.result(order)).toEqual(stayedClosed);
  });
});
