import { doorCount, type SiteChoice } from './site-of-ninety.js';
import { limitMs, type PulseDelay } from './measurements.js';
import type { ScanResult } from './phases.js';
import { median, quantile } from './statistics.js';
import { one, table, verdict } from './table.js';
import { siteOfNinety } from './site-of-ninety.js';

/** What a site of ninety doors shall keep; docs/performance.md says why. */
export const goals = {
  scanOverLimit: 1.15,
  commandMs: 5,
  eventMs: 5,
  processorShare: 0.15,
  residentMegabytes: 80,
} as const;

export interface Measured {
  readonly scan: ScanResult;
  readonly events: readonly number[];
  readonly commands: readonly PulseDelay[];
  readonly idle: readonly PulseDelay[];
  readonly megabytes: number;
}

interface Row {
  readonly choice: SiteChoice;
  readonly measured: Measured;
}

/** Everything that was measured, as tables beside the limits of the same run. */
export class Report {
  private readonly rows: Row[] = [];

  add(choice: SiteChoice, measured: Measured): void {
    this.rows.push({ choice, measured });
  }

  text(): string {
    if (this.rows.length === 0) return '';
    return [
      `\nScan of ${doorCount} doors, in ms (goal: at most ${goals.scanOverLimit} times the limit). The limit is what the bytes, the board's own turn-around and the silence of the protocol take; how long that silence is says the driver, so the last column leaves it out of the limit.`,
      this.scans(),
      `\nCommand to the first byte of the unlock, in ms (goal: p99 at most ${goals.commandMs} beyond the exchange in flight and its silence). Left out are those before which the simulator’s process missed a reply’s time.`,
      this.commands(),
      `\nDoor opened to its event at the client, in ms (goal: at most one scan + ${goals.eventMs}; a door is believed at the second look).`,
      this.events(),
      `\nThe bridge while it does nothing but scan (goals: ${goals.processorShare * 100} % of a core, ${goals.residentMegabytes} MB).`,
      this.costs(),
    ].join('\n');
  }

  private scans(): string {
    return table(
      [
        'board',
        'baud',
        'boards',
        'bytes',
        'turn-around',
        'silence',
        'limit',
        'scan p50',
        'p99',
        'ratio',
        'goal',
        'ratio without silence',
      ],
      this.rows.map(({ choice, measured: { scan } }) => {
        const boards = boardsOf(choice);
        const { bytesMs, turnaroundMs, silenceMs } = scan.limit;
        const limit = limitMs(scan.limit) * boards;
        const ratio = median(scan.scansMs) / limit;
        return [
          ...name(choice),
          String(boards),
          ...[bytesMs, turnaroundMs, silenceMs].map((ms) => one(ms * boards)),
          one(limit),
          one(median(scan.scansMs)),
          one(quantile(scan.scansMs, 0.99)),
          ratio.toFixed(2),
          verdict(ratio <= goals.scanOverLimit),
          (median(scan.scansMs) / ((bytesMs + turnaroundMs) * boards)).toFixed(2),
        ];
      }),
    );
  }

  private commands(): string {
    return table(
      [
        'board',
        'baud',
        'line',
        'p50',
        'p99',
        'unread p99',
        'in flight p99',
        'beyond p50',
        'beyond p99',
        'goal',
        'left out',
      ],
      this.rows.flatMap(({ choice, measured: { idle, commands } }) =>
        Object.entries({ idle, scanning: commands }).map(([line, every]) => {
          const delays = every.filter(({ replyMissing }) => !replyMissing);
          const beyond = delays.map(({ delayMs, inFlightMs }) => delayMs - inFlightMs);
          const all = delays.map(({ delayMs }) => delayMs);
          const unread = delays.map(({ unreadMs }) => unreadMs);
          const inFlight = delays.map(({ inFlightMs }) => inFlightMs);
          return [
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
          ];
        }),
      ),
    );
  }

  private events(): string {
    return table(
      ['board', 'baud', 'p50', 'p99', 'one scan + 5', 'goal', 'with the second look', 'p99 within'],
      this.rows.map(({ choice, measured: { events, scan } }) => {
        const scanMs = median(scan.scansMs);
        const bound = scanMs + goals.eventMs;
        // A door that moves right behind the board's look is seen at the end of the next reply, and believed one exchange later.
        const second = bound + (2 * scanMs) / boardsOf(choice);
        const p99 = quantile(events, 0.99);
        return [
          ...name(choice),
          one(median(events)),
          one(p99),
          one(bound),
          verdict(p99 <= bound),
          one(second),
          verdict(p99 <= second),
        ];
      }),
    );
  }

  private costs(): string {
    return table(
      ['board', 'baud', 'processor', 'goal', 'memory', 'goal'],
      this.rows.map(({ choice, measured: { scan, megabytes } }) => [
        ...name(choice),
        `${one(scan.processorShare * 100)} %`,
        verdict(scan.processorShare <= goals.processorShare),
        `${one(megabytes)} MB`,
        verdict(megabytes <= goals.residentMegabytes),
      ]),
    );
  }
}

const name = ({ driver, baudRate }: SiteChoice): string[] => [driver, String(baudRate)];

/** How many boards ninety doors of this kind hang on. */
export function boardsOf(choice: SiteChoice): number {
  return siteOfNinety(choice).cabinets.reduce((sum, { banks }) => sum + banks.length, 0);
}
