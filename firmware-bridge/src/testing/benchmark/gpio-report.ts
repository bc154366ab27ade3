import { shortestScanIntervalMs } from '../../gpio/gpio-bus.js';
import type { BareTools } from './bare-tools.js';
import type { GpioScan } from './gpio-phases.js';
import { GrowingTable, type Say } from './growing-table.js';
import { goals } from './report.js';
import { doorCount, type GpioChoice } from './site-of-ninety.js';
import { median, quantile } from './statistics.js';
import { one, verdict } from './table.js';

const none = '–';

/** What was measured on GPIO, beside what the tools alone take in the same run: undefined where there are no tools to measure. */
export class GpioReport {
  private readonly scanTable: GrowingTable;
  private readonly commandTable: GrowingTable;
  private readonly eventTable: GrowingTable;
  private readonly costTable: GrowingTable;

  constructor(say: Say) {
    this.scanTable = new GrowingTable(
      say,
      'scan',
      `GPIO: scan of ${doorCount} doors, in ms (goal: at most ${goals.scanOverLimit} times the limit). The limit is what the tools take that read them, started one after the other by this program, and the rest that the bridge keeps between two looks.`,
      ['back end', 'tools', 'rest', 'limit', 'scan p50', 'p99', 'scan ÷ tools', 'scan ÷ limit', 'goal'],
    );
    this.commandTable = new GrowingTable(
      say,
      'commands',
      `GPIO: command to the lines of the lock being on, in ms (goal: p99 at most ${goals.commandMs} beyond the p99 of a look that is under way and one tool that sets lines).`,
      ['back end', 'p50', 'p99', 'look + one tool, p50', 'p99', 'goal'],
    );
    this.eventTable = new GrowingTable(
      say,
      'events',
      `GPIO: door opened to its event at the client, in ms (goal: at most one scan + ${goals.eventMs}; a door is believed at the second look).`,
      ['back end', 'p50', 'p99', 'one scan + 5', 'goal', 'with the second look', 'p99 within'],
    );
    this.costTable = new GrowingTable(
      say,
      'costs',
      `The bridge while it does nothing but scan GPIO (goals, for the bridge itself: ${goals.processorShare * 100} % of a core, ${goals.residentMegabytes} MB). The tools are the simulator’s shell scripts.`,
      ['back end', 'bridge', 'goal', 'guard and tools', 'memory', 'goal', 'guard'],
    );
  }

  /** The whole tables; nothing where nothing was measured. */
  text(): string {
    const tables = [this.scanTable, this.commandTable, this.eventTable, this.costTable];
    return tables.flatMap((each) => each.text()).join('\n');
  }

  scan({ backEnd }: GpioChoice, { scansMs }: GpioScan, bare: BareTools | undefined): void {
    if (!bare) {
      this.scanTable.add([backEnd, none, one(shortestScanIntervalMs), ...Array<string>(6).fill(none)]);
      return;
    }
    const limit = bare.lookMs + shortestScanIntervalMs;
    const p50 = median(scansMs);
    this.scanTable.add([
      backEnd,
      ...[bare.lookMs, shortestScanIntervalMs, limit, p50, quantile(scansMs, 0.99)].map(one),
      (p50 / bare.lookMs).toFixed(2),
      (p50 / limit).toFixed(2),
      verdict(p50 / limit <= goals.scanOverLimit),
    ]);
  }

  commands({ backEnd }: GpioChoice, commands: readonly number[], bare: BareTools | undefined): void {
    const p99 = quantile(commands, 0.99);
    const limit = bare?.lookAndSetMs;
    this.commandTable.add([
      ...[backEnd, one(median(commands)), one(p99)],
      ...(limit
        ? [one(limit.p50), one(limit.p99), verdict(p99 <= limit.p99 + goals.commandMs)]
        : Array<string>(3).fill(none)),
    ]);
  }

  events(
    { backEnd }: GpioChoice,
    events: readonly number[],
    { scansMs }: GpioScan,
    bare: BareTools | undefined,
  ): void {
    const p99 = quantile(events, 0.99);
    const seen = [backEnd, one(median(events)), one(p99)];
    if (!bare) {
      this.eventTable.add([...seen, ...Array<string>(4).fill(none)]);
      return;
    }
    const scanMs = median(scansMs);
    const bound = scanMs + goals.eventMs;
    // A door that moves right behind its chip's turn is seen one scan later, and believed at the end of the look after that.
    const second = bound + scanMs + bare.lookMs;
    this.eventTable.add([...seen, one(bound), verdict(p99 <= bound), one(second), verdict(p99 <= second)]);
  }

  costs({ backEnd }: GpioChoice, scan: GpioScan, megabytes: number, megabytesOfGuard: number): void {
    this.costTable.add([
      backEnd,
      `${one(scan.processorShare * 100)} %`,
      verdict(scan.processorShare <= goals.processorShare),
      `${one(scan.processorShareOfTools * 100)} %`,
      `${one(megabytes)} MB`,
      verdict(megabytes <= goals.residentMegabytes),
      `${one(megabytesOfGuard)} MB`,
    ]);
  }
}
