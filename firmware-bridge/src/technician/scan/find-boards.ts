import { pino } from 'pino';
import type { BoardReading } from '../../boards/driver.js';
import { Wire } from '../../bus/wire.js';
import type { Time } from '../../time.js';
import type { Transport } from '../../transports/transport.js';
import { TechnicianFailure } from '../failure.js';
import { askBoard, type BoardAddress } from './ask-board.js';
import type { Round, Search } from './scan-plan.js';

export interface Finding extends BoardAddress {
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

/** Who is told how a scan goes on. */
export interface ScanListener {
  asking(search: Search, baudRate: number): void;
  found(finding: Finding, baudRate: number): void;
  /** Something is heard when this board is asked, and none of it is a reply that can be relied on. */
  unreadable(address: BoardAddress, baudRate: number): void;
}

/** What a scan of a line needs, besides its plan. */
export interface ScannedLine {
  /** @param baudRate 0 behind a converter, which has its own */
  readonly open: (baudRate: number) => Transport;
  readonly replyTimeoutMs: number;
  readonly time: Time;
  /** Asked before each question. */
  readonly mayGoOn: () => boolean;
}

/** What came of a scan; `ended`: not every board was asked. */
export type ScanEnd = 'found' | 'silent' | 'ended';

/**
 * Asks every board of the rounds for its doors, and nothing else. Where boards of one kind answered, no other kind and no other baud
 * rate is asked for any more: boards of one line share both, and these boards would hear questions that are not meant for them.
 */
export async function scanLine(
  rounds: readonly Round[],
  line: ScannedLine,
  listener: ScanListener,
): Promise<ScanEnd> {
  for (const { searches, baudRate } of rounds) {
    if (!line.mayGoOn()) return 'ended';
    const transport = line.open(baudRate);
    try {
      const wire = await connect(transport, line.replyTimeoutMs, line.time);
      for (const search of searches) {
        listener.asking(search, baudRate);
        const end = await findBoards(wire, search, baudRate, line.mayGoOn, listener);
        if (end !== 'silent') return end;
      }
    } finally {
      await transport.stop();
    }
  }
  return 'silent';
}

/** Asks for boards of one kind. */
async function findBoards(
  wire: Wire,
  { driver, boards }: Search,
  baudRate: number,
  mayGoOn: () => boolean,
  listener: ScanListener,
): Promise<ScanEnd> {
  let end: ScanEnd = 'silent';
  for (const board of boards) {
    if (!mayGoOn()) return 'ended';
    const answer = await askBoard(wire, { driver, board });
    if (answer === 'silent') continue;
    if (answer === 'unreadable') listener.unreadable({ driver, board }, baudRate);
    else {
      end = 'found';
      listener.found({ driver, board, reading: answer }, baudRate);
    }
  }
  return end;
}
