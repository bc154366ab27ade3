import { bankSettings, driverLimits, type DriverName } from '../../../contract/index.js';
import type { BoardReading } from '../../boards/driver.js';
import { boardDrivers } from '../../boards/registry.js';
import type { Wire } from '../../bus/wire.js';
import { TechnicianFailure } from '../failure.js';

export interface BoardAddress {
  readonly driver: DriverName;
  readonly board: number;
}

/** A board that is heard is asked so often: a reply or two may be damaged on a line that works. */
export const mostQuestions = 4;

/**
 * Asks an address for its doors. Two good replies in a row, of as many locks, make a finding: some protocols have no checksum, and
 * noise may look like a reply once. Where nothing is heard at the first question, nobody is there.
 * @throws TechnicianFailure when the line is lost
 */
export async function askBoard(
  wire: Wire,
  { driver, board }: BoardAddress,
): Promise<BoardReading | 'silent' | 'unreadable'> {
  const { occupancySensors } = driverLimits[driver];
  const settings = bankSettings({ driver, board, occupancySensor: occupancySensors });
  const { status } = boardDrivers[driver].board(settings);
  let previous: BoardReading | undefined;
  for (let question = 1; question <= mostQuestions; question += 1) {
    const answer = await wire.ask(status);
    if (answer === 'lost') {
      throw new TechnicianFailure('the line was lost during the scan; is it plugged in?');
    }
    if (answer === 'silent') {
      if (question === 1 && wire.heardFor(status) === 0) return 'silent';
      previous = undefined;
    } else {
      if (previous?.size === answer.size) return answer;
      previous = answer;
    }
    await wire.rest(status);
  }
  return 'unreadable';
}
