import type { LetGo, LockOutputs } from '../lock-outputs.js';
import { byChip, type LineLevel } from '../lines.js';
import { switchOffNow } from './switch-off-now.js';
import { settingArguments } from './syntax.js';
import type { RunningTool } from './running-tool.js';
import type { Tools } from './tools.js';

/** Switches lock outputs through `gpioset`, one process a chip. */
export class LibgpiodOutputs implements LockOutputs {
  private pulsing: RunningTool[] = [];

  /** @param everyLineOff all lines of the bus that drive locks, with the levels that switch them off */
  constructor(
    private readonly tools: Tools,
    private readonly everyLineOff: readonly LineLevel[],
  ) {}

  async on(lines: readonly LineLevel[], pulseMs: number, letGo: LetGo): Promise<void> {
    const [version, names] = [this.tools.version(), this.tools.namesNow()];
    for (const [label, levels] of byChip(lines)) {
      const words = settingArguments(version, names.of(label), levels, { pulseMs });
      this.pulsing.push(this.start(words, version === 2, letGo));
    }
    await Promise.all(this.pulsing.map(({ set }) => set));
  }

  off(): void {
    for (const tool of this.pulsing.splice(0)) {
      // Its end before its lines were set is no news here.
      tool.set.catch(() => undefined);
      tool.kill();
    }
    switchOffNow(this.tools, this.everyLineOff);
  }

  private start(words: readonly string[], announces: boolean, letGo: LetGo): RunningTool {
    const tool = this.tools.pulse(words, announces);
    void tool.ended.then((end) => {
      // Not where it was ended here.
      if (this.pulsing.includes(tool)) letGo(end);
    });
    return tool;
  }
}
