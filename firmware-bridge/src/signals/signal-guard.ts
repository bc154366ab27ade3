import type { GuardMessage, ShowCommand } from '../gpio/guard/messages.js';
import type { SignalOutputs } from '../gpio/signal-outputs.js';
import type { Time } from '../time.js';
import type { SignalLine } from './signal-lines.js';
import { errorMessage } from '../error-details.js';

/** A bridge that has said nothing for so long hangs; it repeats itself every second (`Signals`). */
export const longestQuietMs = 5_000;

/** No tone lasts longer, whatever the bridge says; the longest that it asks for is far shorter. */
export const longestToneMs = 1_000;

/** The only one that switches lamps and buzzers: as it was last told, for as long as it is told so. */
export class SignalGuard {
  /** What is to be on. */
  private wanted: readonly SignalLine[] = [];
  /** Buzzers that sound, or that sounded for too long and wait to be told to be silent. */
  private readonly tones = new Map<SignalLine, 'sounding' | 'cut'>();
  private readonly endOfTone = new Map<SignalLine, () => void>();
  private cancelQuiet = (): void => undefined;
  private showing: Promise<void> = Promise.resolve();
  private stopped = false;

  /** @param tell hears every message; a `fault` is the last one */
  constructor(
    private readonly lines: readonly SignalLine[],
    private readonly outputs: SignalOutputs,
    private readonly time: Time,
    private readonly tell: (message: GuardMessage) => void,
  ) {}

  /** Switches everything off; nothing is switched on before. */
  start(): void {
    if (this.allOff()) this.tell({ kind: 'ready' });
  }

  /** What is not named is switched off; names that the site does not have say nothing. */
  take({ on }: ShowCommand): void {
    if (this.stopped) return;
    this.cancelQuiet();
    this.cancelQuiet = this.time.schedule(longestQuietMs, () => {
      this.take({ on: [] });
      this.cancelQuiet();
    });
    this.wanted = this.lines.filter(({ name }) => on.includes(name));
    this.boundTones();
    this.show();
  }

  /** Everything off, and nothing on any more. @returns false when that cannot be said */
  stop(): boolean {
    this.stopped = true;
    this.cancelQuiet();
    for (const cancel of this.endOfTone.values()) cancel();
    return this.allOff();
  }

  private boundTones(): void {
    for (const line of this.tones.keys()) {
      if (this.wanted.includes(line)) continue;
      this.tones.delete(line);
      this.endOfTone.get(line)?.();
    }
    for (const line of this.wanted) {
      if (line.kind !== 'buzzer' || this.tones.has(line)) continue;
      this.tones.set(line, 'sounding');
      const cut = (): void => {
        this.tones.set(line, 'cut');
        this.show();
      };
      this.endOfTone.set(line, this.time.schedule(longestToneMs, cut));
    }
  }

  /** One after the other, each with what is wanted when its turn comes. */
  private show(): void {
    this.showing = this.showing.then(async () => {
      if (this.stopped) return;
      const now = this.wanted.filter((line) => this.tones.get(line) !== 'cut');
      try {
        await this.outputs.show(now.map(({ on }) => on));
        this.tell({ kind: 'shown' });
      } catch (error) {
        this.tell({ kind: 'not_shown', detail: errorMessage(error) });
      }
    });
  }

  private allOff(): boolean {
    try {
      this.outputs.off();
      return true;
    } catch (error) {
      this.stopped = true;
      this.tell({ kind: 'fault', detail: errorMessage(error) });
      return false;
    }
  }
}
