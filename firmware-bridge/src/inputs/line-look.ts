import type { Logger } from 'pino';
import type { Bias, ContactLine } from '../../contract/index.js';
import type { Inputs } from '../gpio/inputs.js';
import type { Level } from '../gpio/lines.js';
import type { Time } from '../time.js';
import type { ContactState } from './contact.js';
import { nobodyLooks, type ContactLook } from './contact-look.js';

/** Lines of one chip that are read in one go. */
export interface ContactLines {
  readonly chip: string;
  readonly bias: Bias | undefined;
}

/** While a line cannot be read, what is asked for it in vain is asked for so long not again, in milliseconds. */
const restAfterMissMs = 1_000;

/** Contacts on lines of one chip, all of them in one look: through the tools each look is a process. */
export class LineLook implements ContactLook<ContactLine> {
  /** Five looks a second at most. A failure of the mains is believed at the first look, so within a quarter of a second. */
  readonly restMs = 200;
  private readonly unreadable = new Set<number>();
  private askAgainAtMs = 0;

  /** @param inputs the back end; rejects with GpioError where the computer does not have it */
  constructor(
    private readonly lines: ContactLines,
    private readonly inputs: () => Promise<Inputs>,
    private readonly time: Time,
    private readonly logger: Logger,
  ) {}

  async look(places: readonly ContactLine[], over: AbortSignal): Promise<readonly ContactState[]> {
    const offsets = places.map(({ offset }) => offset);
    const levels = await this.levels(offsets, over);
    return places.map(({ offset, activeLow }) => {
      const level = levels.get(offset);
      if (level === undefined) return 'unknown';
      return (level === 1) === activeLow ? 'inactive' : 'active';
    });
  }

  private async levels(offsets: readonly number[], over: AbortSignal): Promise<ReadonlyMap<number, Level>> {
    const again = this.time.monotonicMs() >= this.askAgainAtMs;
    const asked = offsets.filter((offset) => again || !this.unreadable.has(offset));
    if (asked.length > 1) {
      const together = await this.read(asked, over).catch(() => undefined);
      if (together) return together;
    }
    // One line that cannot be read spoils the answer for all of them, so each is asked alone.
    const found = new Map<number, Level>();
    for (const offset of asked) {
      try {
        for (const [line, level] of await this.read([offset], over)) found.set(line, level);
      } catch (error) {
        if (over.reason === nobodyLooks) break;
        this.complain(offset, error);
        // A look that was given up says nothing of single lines: none of them is left out of the next.
        if (!over.aborted) this.askAgainAtMs = this.time.monotonicMs() + restAfterMissMs;
      }
    }
    return found;
  }

  private async read(offsets: readonly number[], over: AbortSignal): Promise<ReadonlyMap<number, Level>> {
    const { chip, bias } = this.lines;
    const inputs = await this.inputs();
    const readLines = await inputs.look(over);
    const levels = await readLines({ chip, offsets: [...offsets] }, bias, []);
    for (const offset of offsets) this.unreadable.delete(offset);
    return new Map(levels.map((level, index) => [offsets[index] ?? -1, level]));
  }

  /** Told once for each time it breaks off. */
  private complain(offset: number, error: unknown): void {
    if (!this.unreadable.has(offset))
      this.logger.error({ err: error, chip: this.lines.chip, offset }, 'a contact cannot be read');
    this.unreadable.add(offset);
  }
}
