import { afterEach, expect, it } from '@jest/globals';
import { Rig } from '../boards/testing/rig.js';
import { opened, refused } from '../testing/outcomes.js';
import { memoryMs } from './operations.js';

let rig: Rig;

afterEach(async () => {
  await rig.stop();
});

it('an operation whose answer is forgotten pulses no second time, whatever new time its command is given', async () => {
  rig = await Rig.start('kerong-cu16');
  expect(await rig.open('A01', 10_000, 901)).toEqual(opened);
  rig.cabinets.close('A01');
  await rig.untilDoor('A01', 'closed');
  await rig.clock.pass(memoryMs + 1_000);
  // Old operations are forgotten when a new one wants their room.
  expect(await rig.open('B01', 10_000, 902)).toEqual(opened);
  expect(await rig.open('A01', 10_000, 901)).toEqual(refused('expired'));
  expect(rig.pulses().map(({ tray }) => tray)).toEqual(['A01', 'B01']);
});
