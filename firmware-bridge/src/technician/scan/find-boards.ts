import { pino } from 'pino';
import { bankSettings, driverLimits, type DriverName } from '../../../contract/index.js';
import type { BoardReading } from '../../boards/driver.js';
import { boardDrivers } from '../../boards/registry.js';
import { Wire } from '../../bus/wire.js';
import type { Time } from '../../time.js';
import type { Transport } from '../../transports/transport.js';
import { TechnicianFailure } from '../failure.js';
import type { Search } from './scan-plan.js';

export interface Finding {
  readonly driver: DriverName;
  readonly board: number;
  readonly reading: BoardReading;
}

const silence = pino({ level: 'silent' });

/** Opens the line and keeps its bytes flowing to a wire. @throws TechnicianFailure when it cannot be opened */
async function connect(transport: Transport, replyTimeoutMs: number, time: Time): Promise<Wire> {
  const wire = new Wire(transport, replyTimeoutMs, time, silence);
  await new Promise<void>((resolve, reject) => {
    transport.start({
      connected: resolve,
      received: (bytes) => {
        wire.take(bytes);
      },
      lost: ({ detail }) => {
        wire.drop();
        reject(
          new TechnicianFailure(
            `cannot open ${transport.description}: ${detail}. When a bridge has it, stop the bridge first.`,
          ),
        );
      },
    });
  });
  return wire;
}

/**
 * Asks every board of the searches for its doors, and nothing else. Two replies in a row make a finding: some protocols have no
 * checksum, and noise may look like a reply once.
 * @param mayGoOn asked before each question
 */
export async function findBoards(
  transport: Transport,
  searches: readonly Search[],
  { replyTimeoutMs, time }: { readonly replyTimeoutMs: number; readonly time: Time },
  mayGoOn: () => boolean,
  found: (finding: Finding) => void,
): Promise<void> {
  try {
    const wire = await connect(transport, replyTimeoutMs, time);
    for (const { driver, boards } of searches) {
      for (const board of boards) {
        if (!mayGoOn()) return;
        const reading = await askTwice(wire, driver, board);
        if (reading) found({ driver, board, reading });
      }
    }
  } finally {
    await transport.stop();
  }
}

async function askTwice(wire: Wire, driver: DriverName, board: number): Promise<BoardReading | undefined> {
  const { occupancySensors } = driverLimits[driver];
  const settings = bankSettings({ driver, board, occupancySensor: occupancySensors });
  const { status } = boardDrivers[driver].board(settings);
  const first = await wire.ask(status);
  if (first === 'lost') throw new TechnicianFailure('the line was lost during the scan; is it plugged in?');
  if (first === 'silent') return undefined;
  await wire.rest(status);
  const second = await wire.ask(status);
  if (typeof second === 'string' || second.size !== first.size) return undefined;
  await wire.rest(status);
  return second;
}
