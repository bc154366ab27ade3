import { expect, it } from '@jest/globals';
import { bankSettings, driverLimits, driverNames, type DriverName } from '../../../contract/index.js';
import { boardModelOf } from '../../../simulator/boards/registry.js';
import { seededRandomness } from '../../../simulator/index.js';
import type { Board } from '../../boards/driver.js';
import { boardDrivers } from '../../boards/registry.js';

/**
 * Behind a converter all kinds are asked at one speed, so that a board hears the questions of every kind, and an answer that was late on the
 * network comes while another kind or address is asked.
 */

const randomness = seededRandomness(1);

function boardOf(driver: DriverName, board: number): Board {
  return boardDrivers[driver].board(bankSettings({ driver, board, occupancySensor: false }));
}

/** What a board says to these bytes while its doors stand anyhow. */
function repliesOf(driver: DriverName, board: number, question: Uint8Array): Uint8Array[] {
  const settings = bankSettings({ driver, board, occupancySensor: driverLimits[driver].occupancySensors });
  const model = boardModelOf(driver).create({ ...settings, highestLock: driverLimits[driver].locks[1] });
  const sense = () => ({
    doorClosed: randomness.below(2) === 0,
    itemPresent: randomness.below(2) === 0,
    coolingDown: false,
  });
  return model.receive(question, sense).flatMap((said) => (said.kind === 'reply' ? [said.bytes] : []));
}

const addressesOf = (driver: DriverName): number[] => {
  const [first, last] = driverLimits[driver].boards;
  return Array.from({ length: Math.min(16, last - first + 1) }, (_, index) => first + index);
};

const everyBoard = driverNames.flatMap((driver) =>
  addressesOf(driver).map((board) => ({ driver, board, status: boardOf(driver, board).status })),
);

it.each(driverNames)('a board of the kind %s answers no question of another kind or address', (driver) => {
  const [board = 0] = addressesOf(driver);
  const answered = everyBoard.filter(({ status }) => repliesOf(driver, board, status.bytes).length > 0);
  expect(answered.map((each) => `${each.driver} ${each.board}`)).toEqual([`${driver} ${board}`]);
});

it.each(driverNames)('what a board of the kind %s says is never read as another board', (driver) => {
  const wrong = new Set<string>();
  for (const { board, status } of everyBoard.filter((each) => each.driver === driver)) {
    for (let round = 0; round < 50; round += 1) {
      const [reply] = repliesOf(driver, board, status.bytes);
      if (!reply) throw new Error(`board ${board} does not answer`);
      for (const other of everyBoard) {
        if (other.driver === driver && other.board === board) continue;
        if (other.status.read(reply)) wrong.add(`${board} as ${other.driver} ${other.board}`);
      }
    }
  }
  expect([...wrong]).toEqual([]);
});
