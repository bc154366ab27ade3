import type { SiteHardware } from '../../../contract/index.js';
import type { ShowCommand } from '../../gpio/guard/messages.js';
import type { Time } from '../../time.js';
import { SignalGuard } from '../signal-guard.js';
import type { SignalGuardListener, SignalGuardPort } from '../signal-guard-port.js';
import { signalLinesOf } from '../signal-lines.js';

/** The real guard without a process of its own, on lines in memory; a test can take it away and bring another. */
export class SignalGuardInProcess implements SignalGuardPort {
  /** Lines that are on, as `chip/offset`. */
  on: readonly string[] = [];
  private guard: SignalGuard | undefined;
  private listener: SignalGuardListener | undefined;

  constructor(
    private readonly hardware: SiteHardware,
    private readonly time: Time,
  ) {}

  start(listener: SignalGuardListener): void {
    this.listener = listener;
    this.begin();
  }

  show(command: ShowCommand): void {
    this.guard?.take(command);
  }

  /** What the bridge sees when the guard's process ends. */
  die(): void {
    this.guard?.stop();
    this.guard = undefined;
    this.listener?.lost();
  }

  /** Another guard is ready. */
  begin(): void {
    const outputs = {
      show: (lines: readonly { chip: string; offset: number }[]): Promise<void> => {
        this.on = lines.map(({ chip, offset }) => `${chip}/${offset}`);
        return Promise.resolve();
      },
      off: (): void => {
        this.on = [];
      },
    };
    this.guard = new SignalGuard(signalLinesOf(this.hardware), outputs, this.time, ({ kind }) => {
      if (kind === 'ready') this.listener?.ready();
      if (kind === 'shown' || kind === 'not_shown') this.listener?.shown(kind === 'shown');
    });
    this.guard.start();
  }

  stop(): Promise<void> {
    this.guard?.stop();
    return Promise.resolve();
  }
}
