import { shortestScanIntervalMs } from '../../gpio/gpio-bus.js';
import type { BareTools } from './bare-tools.js';
import type { GpioScan } from './gpio-phases.js';
import { goals } from './report.js';
import { doorCount, type GpioChoice } from './site-of-ninety.js';
import { median, quantile } from './statistics.js';
import { one, table, verdict } from './table.js';

export interface GpioMeasured {
  /** undefined where there are no tools to measure. */
  readonly bare: BareTools | undefined;
  readonly scan: GpioScan;
  readonly events: readonly number[];
  readonly commands: readonly number[];
  readonly megabytes: number;
  readonly megabytesOfGuard: number;
}

interface Row {
  readonly choice: GpioChoice;
  readonly measured: GpioMeasured;
}

const none = '–';

/** What was measured on GPIO, beside what the tools alone take in the same run. */
export class GpioReport {
  private readonly rows: Row[] = [];

  add(choice: GpioChoice, measured: GpioMeasured): void {
    this.rows.push({ choice, measured });
  }

  text(): string {
    if (this.rows.length === 0) return '';
    return [
      `\nGPIO: scan of ${doorCount} doors, in ms (goal: at most ${goals.scanOverLimit} times the limit). The limit is what the tools take that read them, started one after the other by this program, and the rest that the bridge keeps between two looks.`,
      this.scans(),
      `\nGPIO: command to the lines of the lock being on, in ms (goal: p99 at most ${goals.commandMs} beyond the p99 of a look that is under way and one tool that sets lines).`,
      this.commands(),
      `\nGPIO: door opened to its event at the client, in ms (goal: at most one scan + ${goals.eventMs}; a door is believed at the second look).`,
      this.events(),
      `\nThe bridge while it does nothing but scan GPIO (goals, for the bridge itself: ${goals.processorShare * 100} % of a core, ${goals.residentMegabytes} MB). The tools are the simulator’s shell scripts.`,
      this.costs(),
    ].join('\n');
  }

  private scans(): string {
    return table(
      ['back end', 'tools', 'rest', 'limit', 'scan p50', 'p99', 'scan ÷ tools', 'scan ÷ limit', 'goal'],
      this.rows.map(({ choice, measured: { bare, scan } }) => {
        if (!bare) return [choice.backEnd, none, one(shortestScanIntervalMs), ...Array<string>(6).fill(none)];
        const limit = bare.lookMs + shortestScanIntervalMs;
        const p50 = median(scan.scansMs);
        return [
          choice.backEnd,
          ...[bare.lookMs, shortestScanIntervalMs, limit, p50, quantile(scan.scansMs, 0.99)].map(one),
          (p50 / bare.lookMs).toFixed(2),
          (p50 / limit).toFixed(2),
          verdict(p50 / limit <= goals.scanOverLimit),
        ];
      }),
    );
  }

  private commands(): string {
    return table(
      ['back end', 'p50', 'p99', 'look + one tool, p50', 'p99', 'goal'],
      this.rows.map(({ choice, measured: { bare, commands } }) => {
        const p99 = quantile(commands, 0.99);
        const taken = [choice.backEnd, one(median(commands)), one(p99)];
        if (!bare) return [...taken, ...Array<string>(3).fill(none)];
        const limit = bare.lookAndSetMs;
        return [...taken, one(limit.p50), one(limit.p99), verdict(p99 <= limit.p99 + goals.commandMs)];
      }),
    );
  }

  private events(): string {
    return table(
      ['back end', 'p50', 'p99', 'one scan + 5', 'goal', 'with the second look', 'p99 within'],
      this.rows.map(({ choice, measured: { bare, events, scan } }) => {
        const p99 = quantile(events, 0.99);
        const seen = [choice.backEnd, one(median(events)), one(p99)];
        if (!bare) return [...seen, ...Array<string>(4).fill(none)];
        const scanMs = median(scan.scansMs);
        const bound = scanMs + goals.eventMs;
        // A door that moves right behind its chip's turn is seen one scan later, and believed at the end of the look after that.
        const second = bound + scanMs + bare.lookMs;
        return [...seen, one(bound), verdict(p99 <= bound), one(second), verdict(p99 <= second)];
      }),
    );
  }

  private costs(): string {
    return table(
      ['back end', 'bridge', 'goal', 'guard and tools', 'memory', 'goal', 'guard'],
      this.rows.map(({ choice, measured: { scan, megabytes, megabytesOfGuard } }) => [
        choice.backEnd,
        `${one(scan.processorShare * 100)} %`,
        verdict(scan.processorShare <= goals.processorShare),
        `${one(scan.processorShareOfTools * 100)} %`,
        `${one(megabytes)} MB`,
        verdict(megabytes <= goals.residentMegabytes),
        `${one(megabytesOfGuard)} MB`,
      ]),
    );
  }
}
