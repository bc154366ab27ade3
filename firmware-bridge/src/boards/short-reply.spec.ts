import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { opened, refused } from '../testing/outcomes.js';
import { Rig } from './testing/rig.js';

/** A board that is smaller than its site file says, in fake time: an 8A board of 24 locks where trays hang on lock 50, too. */

let rig: Rig;

beforeEach(async () => {
  rig = await Rig.start('8a');
});

afterEach(async () => {
  expect(rig.violations()).toEqual([]);
  await rig.stop();
});

/** Of seven status bytes the last three, which hold locks 1 to 24, with the sum that goes with them. */
function shortened(reply: Uint8Array): Uint8Array {
  const kept = [...reply.subarray(0, 2), ...reply.subarray(-5, -1)];
  return Uint8Array.of(
    ...kept,
    kept.reduce((sum, byte) => sum ^ byte, 0),
  );
}

it('has the other trays opened, is told for what it lacks, and lacks it no more once it is mended', async () => {
  const isOfA = (reply: Uint8Array): boolean => reply[0] === 0x80 && reply[1] === 1;
  rig.line.disturb = (bytes) => [{ afterMs: 0, bytes: isOfA(bytes) ? shortened(bytes) : bytes }];
  await rig.untilDoor('A03', 'unknown');
  expect([rig.health('A'), rig.reason('A'), rig.reason('B')]).toEqual([
    'answering',
    'locks_missing',
    'replied',
  ]);
  expect(await rig.open('A03')).toEqual(refused('door_unknown'));
  expect(await rig.open('A01')).toEqual(opened);
  expect(rig.healths).toEqual(['A answering']);

  rig.line.mend();
  await rig.untilDoor('A03', 'closed');
  expect(rig.reason('A')).toBe('replied');
  expect(rig.healths).toEqual(['A answering', 'A answering']);
  expect(await rig.open('A03')).toEqual(opened);
  expect(rig.pulses().map(({ tray }) => tray)).toEqual(['A01', 'A03']);
});
