import type { LockOutputs } from '../lock-outputs.js';
import { byChip, GpioError, type LineLevel } from '../lines.js';
import { settingArguments } from './syntax.js';
import type { RunningTool, Tools } from './tools.js';

/** A tool that was killed still has its lines for a moment. */
const triesToSwitchOff = 10;
const restBetweenTriesMs = 20;

/** Blocks this process: what follows must not wait for anything else. */
function sleepNow(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Switches lock outputs through `gpioset`, one process a chip. */
export class LibgpiodOutputs implements LockOutputs {
  private pulsing: RunningTool[] = [];

  /** @param everyLineOff all lines of the bus that drive locks, with the levels that switch them off */
  constructor(
    private readonly tools: Tools,
    private readonly everyLineOff: readonly LineLevel[],
  ) {}

  async on(lines: readonly LineLevel[], pulseMs: number): Promise<void> {
    const version = this.tools.version();
    for (const [label, levels] of byChip(lines)) {
      const words = settingArguments(version, this.tools.chip(label), levels, { pulseMs });
      this.pulsing.push(this.tools.start(words, version === 2));
    }
    await Promise.all(this.pulsing.map(({ set }) => set));
  }

  off(): void {
    for (const tool of this.pulsing.splice(0)) {
      // Its end before its lines were set is no news here.
      tool.set.catch(() => undefined);
      tool.kill();
    }
    const failures = [...byChip(this.everyLineOff)].flatMap(([label, levels]) =>
      this.switchOff(label, levels),
    );
    if (failures.length > 0) throw new GpioError(failures.join('; '));
  }

  private switchOff(label: string, levels: readonly LineLevel[]): string[] {
    let failure = '';
    for (let attempt = 1; attempt <= triesToSwitchOff; attempt += 1) {
      try {
        const words = settingArguments(this.tools.version(), this.tools.chip(label), levels, 'set');
        this.tools.runNow('gpioset', words);
        return [];
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
        this.tools.forget();
        if (attempt < triesToSwitchOff) sleepNow(restBetweenTriesMs);
      }
    }
    const offsets = levels.map(({ offset }) => offset).join(', ');
    return [`lines ${offsets} of chip ${label} cannot be switched off: ${failure}`];
  }
}
