import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { noBankFaults } from '../../simulator/faults/line-faults.js';
import { opened, stayedClosed, unknown } from '../testing/outcomes.js';
import { GpioRig } from './testing/gpio-rig.js';

/** What holds the lines of a lock comes to its end in the middle of the pulse, though nobody asked for it. In fake time. */

const pulseMs = 1_000;
const killed = { failed: true, words: 'gpioset was ended by SIGKILL' };

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

describe('a pulse that is cut', () => {
  it.each([
    ['while the lines are being switched on', 0],
    ['in the middle', 100],
    ['shortly before its end', 900],
  ])('%s has an unknown outcome where the door stays shut', async (_when, afterMs) => {
    // So long that the next guard is there soon: the door is seen shut throughout.
    await rig.clock.pass(20_000);
    rig.cabinets.setFaults('A01', { sticking: true });
    const order = rig.order('A01');
    await untilPulsed();
    await rig.clock.pass(afterMs);
    rig.chips.cutPulse(killed);
    expect(isOff()).toBe(true);
    expect(await rig.clock.result(order)).toEqual(unknown('transport_lost'));
  });

  it('has it also where the doors cannot be read after it', async () => {
    rig.cabinets.setFaults('A01', { sticking: true });
    rig.switches.setFaults({ ...noBankFaults, silence: 'mute_after_next_pulse' });
    const order = rig.order('A01');
    await untilPulsed();
    rig.chips.cutPulse(killed);
    expect(await rig.clock.result(order)).toEqual(unknown('transport_lost'));
  });

  it('has opened the door that is seen open: that is proof', async () => {
    const order = rig.order('A01');
    await rig.clock.until('the door springs open', () => rig.events().some(({ kind }) => kind === 'door'));
    rig.chips.cutPulse(killed);
    expect(await rig.clock.result(order)).toEqual(opened);
  });

  it('ends the guard, says why, and works again with another guard', async () => {
    rig.cabinets.setFaults('A01', { sticking: true });
    const order = rig.order('A01');
    await untilPulsed();
    await rig.clock.pass(100);
    rig.chips.cutPulse(killed);
    await rig.clock.until('the bank is silent', () => rig.healths.includes('silent'), 10);
    const detail = 'gpioset was ended by SIGKILL; every output was switched off';
    expect(rig.causes).toEqual([{ bank: 'pins', health: 'silent', reason: 'guard_lost', detail }]);
    await rig.clock.result(order);
    await rig.answering();
    expect(rig.guard.starts).toBe(2);
    expect(await rig.open('A02')).toEqual(opened);
  });

  it('says why, too, where the outputs cannot be switched off after it', async () => {
    rig.cabinets.setFaults('A01', { sticking: true });
    void rig.order('A01');
    await untilPulsed();
    rig.chips.unplug(true);
    rig.chips.cutPulse(killed);
    await rig.clock.until('the bank is silent', () => rig.healths.includes('silent'), 10);
    const detail = 'the chips are gone; outputs may be on';
    expect(rig.causes).toEqual([{ bank: 'pins', health: 'silent', reason: 'guard_lost', detail }]);
    rig.chips.unplug(false);
  });
});

it('a pulse whose tool ends by itself when its time is over is whole', async () => {
  rig.cabinets.setFaults('A01', { sticking: true });
  const order = rig.order('A01');
  await untilPulsed();
  // Its lines were on some milliseconds after it was started.
  await rig.clock.pass(pulseMs);
  rig.chips.cutPulse({ failed: false, words: 'gpioset ended with 0' });
  expect(await rig.clock.result(order)).toEqual(stayedClosed);
  expect(rig.guard.starts).toBe(1);
});
