import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../testing/until.js';
import { ContactRig, type Behind } from './testing/contact-rig.js';

/** Every kind of contact keeps the same rules. */

let rig: ContactRig;

afterEach(async () => {
  await rig.stop();
});

describe.each<[string, Behind]>([
  ['value files', { kind: 'files' }],
  ['lines of the kernel’s files', { kind: 'lines', backEnd: 'sysfs' }],
  ['lines by the tools of libgpiod 1', { kind: 'lines', backEnd: 'libgpiod', version: 1 }],
  ['lines by the tools of libgpiod 2', { kind: 'lines', backEnd: 'libgpiod', version: 2 }],
])('contacts behind %s', (_what, behind) => {
  it.each([false, true])(
    'are active and inactive as their polarity says (activeLow %s)',
    async (activeLow) => {
      rig = await ContactRig.start(behind, activeLow, 0);
      rig.show('housing', false);
      rig.show('presence', true);
      const { housing, presence } = rig.watch('housing', 'presence');
      await until('both are known', () => housing.length > 0 && presence.length > 0);
      rig.show('housing', true);
      rig.show('presence', false);
      await until('both changes are told', () => housing.length > 1 && presence.length > 1);
      expect({ housing, presence }).toEqual({
        housing: ['inactive', 'active'],
        presence: ['active', 'inactive'],
      });
    },
  );

  it('are active at the first look, and inactive only when that lasts', async () => {
    rig = await ContactRig.start(behind, false, 1_000);
    rig.show('housing', true);
    const { housing } = rig.watch('housing');
    await until('it is told', () => housing.length > 0);
    for (const active of [false, true, false]) {
      rig.show('housing', active);
      await rig.time.look();
      rig.time.move(900);
      await rig.time.look();
    }
    expect(housing).toEqual(['active']);
    rig.time.move(100);
    await until('it is told to be over', () => housing.length > 1);
    expect(housing).toEqual(['active', 'inactive']);
  });

  it('are unknown where one cannot be read, which is logged once and harms no other', async () => {
    rig = await ContactRig.start(behind, false, 0);
    rig.show('housing', false);
    rig.show('presence', false);
    const { housing, presence } = rig.watch('housing', 'presence');
    await until('both are known', () => housing.length > 0 && presence.length > 0);
    rig.lose('housing');
    await until('it is unknown', () => housing.at(-1) === 'unknown');
    for (const active of [true, false, true]) {
      rig.time.move(2_000);
      rig.show('presence', active);
      const told = presence.length;
      await until('the other is told', () => presence.length > told);
    }
    expect(rig.errors).toHaveLength(1);
    expect(rig.errors[0]).toContain('a contact cannot be read');
    rig.show('housing', false);
    rig.time.move(2_000);
    await until('it is known again', () => housing.at(-1) === 'inactive');
    expect(housing).toEqual(['inactive', 'unknown', 'inactive']);
    expect(presence).toEqual(['inactive', 'active', 'inactive', 'active']);
  });

  it('are unknown while their chip is away, and known when it is back', async () => {
    rig = await ContactRig.start(behind, false, 0);
    rig.show('housing', false);
    rig.show('presence', false);
    const { housing, presence } = rig.watch('housing', 'presence');
    await until('both are known', () => housing.length > 0 && presence.length > 0);
    rig.unplug(true);
    await until('both are unknown', () => [housing, presence].every((told) => told.at(-1) === 'unknown'));
    rig.time.move(2_000);
    rig.unplug(false);
    rig.show('housing', true);
    await until('both are known again', () => [housing, presence].every((told) => told.length > 2));
    expect(housing).toEqual(['inactive', 'unknown', 'active']);
    expect(presence).toEqual(['inactive', 'unknown', 'inactive']);
    expect(rig.errors).toHaveLength(2);
  });

  it('that are not there say nothing, and are heard once they are', async () => {
    rig = await ContactRig.start(behind);
    const { housing } = rig.watch('housing');
    await until('it was looked at', () => rig.errors.length > 0);
    expect(housing).toEqual([]);
    rig.time.move(2_000);
    rig.show('housing', false);
    await until('it is heard', () => housing.at(-1) === 'inactive');
  });

  it('tell nothing after they were stopped', async () => {
    rig = await ContactRig.start(behind);
    rig.show('housing', false);
    const stopped = rig.watch('housing');
    await until('it is known', () => stopped.housing.length > 0);
    rig.stopWatching();
    rig.show('housing', true);
    const witness = rig.watch('housing');
    await until('another has seen it', () => witness.housing.at(-1) === 'active');
    expect(stopped.housing).toEqual(['inactive']);
  });
});
