import { expect, it } from '@jest/globals';
import { bankSettings, driverLimits, driverNames } from '../../../contract/index.js';
import type { Board } from '../../boards/driver.js';
import { boardDrivers } from '../../boards/registry.js';
import { planScan } from './scan-plan.js';

function boardOf(driver: (typeof driverNames)[number], board: number): Board {
  return boardDrivers[driver].board(bankSettings({ driver, board, occupancySensor: false }));
}

const range = ([first, last]: readonly [number, number]): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

it('nothing that a scan sends is, begins or completes the pulse of any board of any kind', () => {
  const pulses = new Set<string>();
  const lengths = new Set<number>();
  for (const driver of driverNames) {
    for (const board of range(driverLimits[driver].boards)) {
      for (const lock of range(driverLimits[driver].locks)) {
        const { bytes } = boardOf(driver, board).unlock(lock);
        pulses.add(Buffer.from(bytes).toString('latin1'));
        lengths.add(bytes.length);
      }
    }
  }
  // "Unlock all" of the three kinds that have a frame for it (protocols: never sent, so no encoder has it).
  const sum = (body: number[]): number => body.reduce((total, byte) => total + byte) & 0xff;
  const xor = (body: number[]): number => body.reduce((total, byte) => total ^ byte);
  for (let board = 0; board <= 31; board += 1) {
    const bodies = [
      [0x02, (board & 15) << 4, 0x33, 0x03],
      [0x02, board, 0x30, 0x61, 0x03],
    ];
    for (const body of bodies) pulses.add(Buffer.from([...body, sum(body)]).toString('latin1'));
    const allOf8a = [0x8a, board, 0x00, 0x11];
    pulses.add(Buffer.from([...allOf8a, xor(allOf8a)]).toString('latin1'));
  }
  // Boards of other kinds hear every question, and some frame by content and not by silence: one stream of all questions.
  const questions = planScan(driverLimits, { boards: [0, 255] }, false)
    .flatMap(({ searches }) => searches)
    .flatMap(({ driver, boards }) => boards.map((board) => boardOf(driver, board).status.bytes));
  const stream = Buffer.concat(questions).toString('latin1');

  const found = [...lengths].flatMap((length) =>
    Array.from({ length: stream.length - length + 1 }, (_, at) => stream.slice(at, at + length)).filter(
      (part) => pulses.has(part),
    ),
  );
  expect(found.map((part) => Buffer.from(part, 'latin1').toString('hex'))).toEqual([]);
  expect(pulses.size).toBeGreaterThan(100);
});
