import { afterEach, describe, expect, it } from '@jest/globals';
import { bankSettings, driverLimits, driverNames, type DriverName } from '../../contract/index.js';
import type { BoardReaction } from '../../simulator/boards/board.js';
import { boardModelOf } from '../../simulator/boards/registry.js';
import { noBankFaults } from '../../simulator/faults/line-faults.js';
import { opened, stayedClosed } from '../testing/outcomes.js';
import { boardDrivers } from './registry.js';
import { Rig, type RigSettings } from './testing/rig.js';

/** What every driver must do with doors, on its simulated board: real bytes at their real pace, in fake time. */

let rig: Rig;

async function setUp(driver: DriverName, settings?: RigSettings): Promise<void> {
  rig = await Rig.start(driver, settings);
}

afterEach(async () => {
  expect(rig.violations()).toEqual([]);
  await rig.stop();
});

const pulsedTrays = (): string[] => rig.pulses().map(({ tray }) => tray);

function describeReaction(reaction: BoardReaction): string[] {
  switch (reaction.kind) {
    case 'pulse':
      return [`pulse ${reaction.lock}`];
    case 'forbidden':
      return [reaction.rule];
    case 'reply':
      return [];
  }
}

const kinds = driverNames.flatMap((driver) =>
  ([0, 1] as const).map((closedBit) => ({ driver, settings: { closedBit } })),
);

describe.each(kinds)('$driver with $settings', ({ driver, settings }) => {
  it.each(['A01', 'A03', 'B02'])('opens %s, and sees it open and shut', async (tray) => {
    await setUp(driver, settings);
    expect(await rig.open(tray)).toEqual(opened);
    rig.cabinets.close(tray);
    await rig.untilDoor(tray, 'closed');
    expect(rig.doors).toEqual([`${tray} open`, `${tray} closed`]);
    expect(pulsedTrays()).toEqual([tray]);
  });

  it('sees that a jammed lock did not open', async () => {
    await setUp(driver, settings);
    rig.cabinets.setFaults('A01', { jammed: true });
    expect(await rig.open('A01')).toEqual({
      outcome: 'not_opened',
      reason: 'door_stayed_closed',
      pulsed: true,
    });
    expect(rig.doors).toEqual([]);
  });

  it('sees a door that was forced, and pulses no door that is open', async () => {
    await setUp(driver, settings);
    rig.cabinets.forceOpen('A02');
    await rig.untilDoor('A02', 'open');
    await rig.clock.pass(500);
    expect(rig.doors).toEqual(['A02 open']);
    expect(await rig.open('A02')).toEqual({
      outcome: 'not_opened',
      reason: 'door_already_open',
      pulsed: false,
    });
    expect(rig.pulses()).toEqual([]);
  });
});

describe.each(driverNames)('%s', (driver) => {
  const limits = driverLimits[driver];

  it('says when a board falls silent, pulses nothing on it, and takes it back', async () => {
    await setUp(driver);
    rig.board('A').setFaults({ ...noBankFaults, silence: 'dead' });
    await rig.clock.until('the board is called silent', () => rig.health('A') === 'silent');
    expect(rig.doors).toEqual(['A01 unknown', 'A02 unknown', 'A03 unknown']);
    expect(await rig.open('A01')).toEqual({ outcome: 'not_opened', reason: 'board_silent', pulsed: false });
    expect(await rig.open('B01')).toEqual(opened);
    rig.board('A').setFaults(noBankFaults);
    await rig.allWell();
    expect(await rig.open('A01')).toEqual(opened);
    expect(pulsedTrays()).toEqual(['B01', 'A01']);
  });

  it('says of no door that it stayed shut as long as its lock is energised and it could be pulled open', async () => {
    const pulseMs = Math.max(...limits.pulses.map(({ longestMs }) => longestMs));
    await setUp(driver, { pulseMs });
    for (const tray of ['A01', 'B01']) rig.cabinets.setFaults(tray, { sticking: true });
    expect(await rig.open('A01', 30_000)).toEqual(stayedClosed);
    expect(rig.cabinets.get('A01').latch).toBe('locked');
    const pulled = rig.open('B01', 30_000);
    await rig.clock.until('the lock is energised', () => rig.cabinets.get('B01').latch === 'unlocked');
    rig.clock.schedule(0.9 * pulseMs, () => rig.cabinets.pull('B01'));
    expect(await pulled).toEqual(opened);
    expect(pulsedTrays()).toEqual(['A01', 'B01']);
  });

  it('does not know what a pulse did when the board is silent after it', async () => {
    await setUp(driver);
    rig.board('A').setFaults({ ...noBankFaults, silence: 'mute_after_next_pulse' });
    expect(await rig.open('A01')).toEqual({
      outcome: 'unknown',
      reason: 'board_silent_after_pulse',
      pulsed: true,
    });
    rig.board('A').setFaults(noBankFaults);
    await rig.untilDoor('A01', 'open');
    expect(pulsedTrays()).toEqual(['A01']);
  });

  it('pulses no lock again before it has cooled down, and keeps nobody waiting who would wait in vain', async () => {
    await setUp(driver, { coolDownMs: 2_000 });
    expect(await rig.open('A01')).toEqual(opened);
    rig.cabinets.close('A01');
    await rig.untilDoor('A01', 'closed');
    const before = rig.clock.monotonicMs();
    const hot = await rig.open('A01', 500);
    expect(hot).toMatchObject({ outcome: 'not_opened', reason: 'cooling_down', pulsed: false });
    // Another lock need not wait for this one.
    expect(await rig.open('A02')).toEqual(opened);
    expect(rig.clock.monotonicMs() - before).toBeLessThan(1_000);
    const left = 'readyInMs' in hot ? hot.readyInMs - (rig.clock.monotonicMs() - before) : 0;
    expect(left).toBeGreaterThan(0);
    // It is told to the moment: what is valid for longer waits, and is carried out.
    expect(await rig.open('A01', left + 500)).toEqual(opened);
    expect(pulsedTrays()).toEqual(['A01', 'A02', 'A01']);
  });

  it('finds every lock whichever byte comes first, where batches differ', async () => {
    const orders = limits.statusByteOrderVaries ? (['ascending', 'descending'] as const) : [];
    await setUp(driver);
    for (const statusByteOrder of orders) {
      await rig.stop();
      await setUp(driver, { statusByteOrder });
      for (const tray of ['A01', 'A03', 'B02']) expect(await rig.open(tray)).toEqual(opened);
    }
  });

  it('says what lies in a tray where it has the sensor, and nothing where it has not', async () => {
    await setUp(driver);
    expect(await rig.open('A02')).toEqual(opened);
    rig.cabinets.put('A02', 'an envelope');
    await rig.clock.pass(500);
    expect(rig.occupancy('A02')).toBe(limits.occupancySensors ? 'present' : 'unknown');
    await rig.stop();
    await setUp(driver, { occupancySensor: false });
    expect(rig.occupancy('A02')).toBe('unknown');
  });

  it('has no frame that opens anything but the lock it names', async () => {
    await setUp(driver);
    const seen = { doorClosed: true, itemPresent: false, coolingDown: false };
    for (const address of limits.boards) {
      const settings = bankSettings({ driver, board: address, occupancySensor: false });
      const board = boardDrivers[driver].board(settings);
      const hear = (bytes: Uint8Array): string[] =>
        boardModelOf(driver)
          .create({ ...settings, highestLock: limits.locks[1] })
          .receive(bytes, () => seen)
          .flatMap(describeReaction);
      expect([board.status, ...board.settings].flatMap(({ bytes }) => hear(bytes))).toEqual([]);
      for (let lock = limits.locks[0]; lock <= limits.locks[1]; lock += 1) {
        expect(hear(board.unlock(lock).bytes)).toEqual([`pulse ${lock}`]);
      }
      for (const lock of [limits.locks[0] - 1, limits.locks[1] + 1, -1, 255, 256, 0.5, Number.NaN]) {
        expect(() => board.unlock(lock)).toThrow(RangeError);
      }
    }
  });
});
