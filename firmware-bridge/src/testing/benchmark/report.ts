import { GrowingTable, type Say } from './growing-table.js';
import { limitMs, type PulseDelay } from './measurements.js';
import type { ScanResult } from './phases.js';
import { median, quantile } from './statistics.js';
import { doorCount, siteOfNinety, type SiteChoice } from './site-of-ninety.js';
import { one, verdict } from './table.js';

/** What a site of ninety doors shall keep; docs/performance.md says why. */
export const goals = {
  scanOverLimit: 1.15,
  commandMs: 5,
  eventMs: 5,
  processorShare: 0.15,
  residentMegabytes: 80,
} as const;

/** Everything that was measured, as tables beside the limits of the same run. */
export class Report {
  private readonly scanTable: GrowingTable;
  private readonly commandTable: GrowingTable;
  private readonly eventTable: GrowingTable;
  private readonly costTable: GrowingTable;

  constructor(say: Say) {
    this.scanTable = new GrowingTable(
      say,
      'scan',
      `Scan of ${doorCount} doors, in ms (goal: at most ${goals.scanOverLimit} times the limit). The limit is what the bytes, the board's own turn-around and the silence of the protocol take; how long that silence is says the driver, so the last column leaves it out of the limit.`,
      [
        ...['board', 'baud', 'boards', 'bytes', 'turn-around', 'silence', 'limit'],
        ...['scan p50', 'p99', 'ratio', 'goal', 'ratio without silence'],
      ],
    );
    this.commandTable = new GrowingTable(
      say,
      'commands',
      `Command to the first byte of the unlock, in ms (goal: p99 at most ${goals.commandMs} beyond the exchange in flight and its silence). Left out are those before which the simulator’s process missed a reply’s time.`,
      [
        ...['board', 'baud', 'line', 'p50', 'p99', 'unread p99', 'in flight p99'],
        ...['beyond p50', 'beyond p99', 'goal', 'left out'],
      ],
    );
    this.eventTable = new GrowingTable(
      say,
      'events',
      `Door opened to its event at the client, in ms (goal: at most one scan + ${goals.eventMs}; a door is believed at the second look).`,
      ['board', 'baud', 'p50', 'p99', 'one scan + 5', 'goal', 'with the second look', 'p99 within'],
    );
    this.costTable = new GrowingTable(
      say,
      'costs',
      `The bridge while it does nothing but scan (goals: ${goals.processorShare * 100} % of a core, ${goals.residentMegabytes} MB).`,
      ['board', 'baud', 'processor', 'goal', 'memory', 'goal'],
    );
  }

  /** The whole tables; nothing where nothing was measured. */
  text(): string {
    const tables = [this.scanTable, this.commandTable, this.eventTable, this.costTable];
    return tables.flatMap((each) => each.text()).join('\n');
  }

  scan(choice: SiteChoice, { limit, scansMs }: ScanResult): void {
    const boards = boardsOf(choice);
    const { bytesMs, turnaroundMs, silenceMs } = limit;
    const wholeLimitMs = limitMs(limit) * boards;
    const p50 = median(scansMs);
    const ratio = p50 / wholeLimitMs;
    this.scanTable.add([
      ...name(choice),
      String(boards),
      ...[bytesMs, turnaroundMs, silenceMs].map((ms) => one(ms * boards)),
      one(wholeLimitMs),
      one(p50),
      one(quantile(scansMs, 0.99)),
      ratio.toFixed(2),
      verdict(ratio <= goals.scanOverLimit),
      (p50 / ((bytesMs + turnaroundMs) * boards)).toFixed(2),
    ]);
  }

  commands(choice: SiteChoice, line: 'idle' | 'scanning', every: readonly PulseDelay[]): void {
    const delays = every.filter(({ replyMissing }) => !replyMissing);
    const beyond = delays.map(({ delayMs, inFlightMs }) => delayMs - inFlightMs);
    const all = delays.map(({ delayMs }) => delayMs);
    const unread = delays.map(({ unreadMs }) => unreadMs);
    const inFlight = delays.map(({ inFlightMs }) => inFlightMs);
    this.commandTable.add([
      ...name(choice),
      line,
      one(median(all)),
      one(quantile(all, 0.99)),
      one(quantile(unread, 0.99)),
      one(quantile(inFlight, 0.99)),
      one(median(beyond)),
      one(quantile(beyond, 0.99)),
      verdict(quantile(beyond, 0.99) <= goals.commandMs),
      String(every.length - delays.length),
    ]);
  }

  events(choice: SiteChoice, events: readonly number[], { scansMs }: ScanResult): void {
    const scanMs = median(scansMs);
    const bound = scanMs + goals.eventMs;
    // A door that moves right behind the board's look is seen at the end of the next reply, and believed one exchange later.
    const second = bound + (2 * scanMs) / boardsOf(choice);
    const p99 = quantile(events, 0.99);
    this.eventTable.add([
      ...name(choice),
      one(median(events)),
      one(p99),
      one(bound),
      verdict(p99 <= bound),
      one(second),
      verdict(p99 <= second),
    ]);
  }

  costs(choice: SiteChoice, { processorShare }: ScanResult, megabytes: number): void {
    this.costTable.add([
      ...name(choice),
      `${one(processorShare * 100)} %`,
      verdict(processorShare <= goals.processorShare),
      `${one(megabytes)} MB`,
      verdict(megabytes <= goals.residentMegabytes),
    ]);
  }
}

const name = ({ driver, baudRate }: SiteChoice): string[] => [driver, String(baudRate)];

/** How many boards ninety doors of this kind hang on. */
export function boardsOf(choice: SiteChoice): number {
  return siteOfNinety(choice).cabinets.reduce((sum, { banks }) => sum + banks.length, 0);
}
