import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { noBankFaults } from '../../simulator/faults/line-faults.js';
import { opened } from '../testing/outcomes.js';
import { Rig } from './testing/rig.js';

/** A board that forgets its settings with its power, in fake time: its pulses are as long as the site file says all the same. */

/** Not the factory's 500 ms. */
const pulseMs = 200;

let rig: Rig;

beforeEach(async () => {
  rig = await Rig.start('kerong-cu16', { pulseMs });
});

afterEach(async () => {
  expect(rig.violations()).toEqual([]);
  await rig.stop();
});

const restart = (requests: number): void => {
  rig.board('A').setFaults({ ...noBankFaults, restartOverRequests: requests });
};
async function untilBack(): Promise<void> {
  await rig.clock.until('the board hears again', () => rig.board('A').faults.restartOverRequests === null);
  // The last of those questions has its time to be missed in, and one that has become silent its rest.
  await rig.clock.pass(2_000);
  await rig.allWell();
}
const pulses = (): string[] => rig.pulses().map(({ tray, pulseMs: ms }) => `${tray} ${ms}`);

async function openAndShut(label: string): Promise<void> {
  expect(await rig.open(label)).toEqual(opened);
  rig.cabinets.close(label);
  await rig.allWell();
}

describe('a board that has restarted', () => {
  // Three unanswered questions in a row make it silent; before that nobody is told.
  it.each([1, 2, 3, 10])('over %i requests pulses no other time than before', async (requests) => {
    await openAndShut('A01');
    restart(requests);
    await untilBack();
    await openAndShut('A02');
    await openAndShut('B01');
    expect(pulses()).toEqual([`A01 ${pulseMs}`, `A02 ${pulseMs}`, `B01 ${pulseMs}`]);
  });

  it('while a tray is waited for pulses no other time either', async () => {
    const first = rig.open('A01');
    await rig.clock.until('the first lock is pulsed', () => rig.pulses().length === 1);
    const second = rig.open('A02');
    restart(1);
    expect(await first).toEqual(opened);
    expect(await second).toEqual(opened);
    expect(pulses()).toEqual([`A01 ${pulseMs}`, `A02 ${pulseMs}`]);
  });

  it('again and again is told its settings before each pulse, and otherwise not', async () => {
    let told = 0;
    rig.line.cutSending = (bytes) => {
      if (bytes[2] === 0x37) told += 1;
      return undefined;
    };
    for (let round = 0; round < 5; round += 1) {
      restart(1);
      await untilBack();
    }
    expect(told).toBe(0);
    await openAndShut('A03');
    expect(told).toBe(1);
    await openAndShut('A03');
    expect(told).toBe(1);
    expect(pulses()).toEqual([`A03 ${pulseMs}`, `A03 ${pulseMs}`]);
  });
});
