import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { atMost, type Time } from '../time.js';
import { ContactBelief } from './contact-belief.js';
import type { Contact, ContactState } from './contact.js';

/** A buffered supply lasts for seconds; a tenth of one is soon enough to hear that it is running down. */
export const lookEveryMs = 100;

/** A file of the kernel answers at once; one that does not is as good as none. */
const longestReadMs = 500;

export interface ValueFile {
  readonly path: string;
  /** Whether `0` means active. */
  readonly activeLow: boolean;
  /** How long it must be seen inactive after it was active, in milliseconds. */
  readonly steadyMs: number;
}

/**
 * A contact that the kernel shows as a file holding `0` or `1`. It is looked at again and again: `poll` on such a
 * file needs an edge set up beforehand, and a look missed in a burst of edges would be a warning missed.
 */
export class ValueFileContact implements Contact {
  readonly firstLook: Promise<void>;
  private readonly belief: ContactBelief;
  private firstLookOver: () => void = () => undefined;
  private cancelNext: () => void = () => undefined;
  private stopped = false;
  private unreadable = false;

  constructor(
    private readonly file: ValueFile,
    private readonly time: Time,
    private readonly logger: Logger,
  ) {
    this.belief = new ContactBelief(file.steadyMs);
    this.firstLook = new Promise((resolve) => {
      this.firstLookOver = resolve;
    });
  }

  get state(): ContactState {
    return this.belief.state;
  }

  start(onChange: () => void): void {
    void this.look(onChange);
  }

  stop(): void {
    this.stopped = true;
    this.cancelNext();
  }

  private async look(onChange: () => void): Promise<void> {
    const before = this.state;
    const reading = this.read();
    let seen: ContactState = 'unknown';
    await atMost(
      this.time,
      longestReadMs,
      reading.then((state) => {
        seen = state;
      }),
    );
    if (this.stopped) return;
    this.belief.take(seen, this.time.monotonicMs());
    this.firstLookOver();
    if (this.state !== before) {
      this.logger.info(
        { file: this.file.path, state: this.state },
        'a contact is seen otherwise than before',
      );
      onChange();
    }
    // Never a second read beside one that hangs: they would fill the threads that read files.
    void reading.then(() => {
      if (this.stopped) return;
      this.cancelNext = this.time.schedule(lookEveryMs, () => void this.look(onChange));
    });
  }

  private async read(): Promise<ContactState> {
    const text = await readFile(this.file.path, 'utf8').catch((error: unknown) => {
      this.tellUnreadable(error);
      return undefined;
    });
    if (text === undefined) return 'unknown';
    const value = text.trim();
    if (value !== '0' && value !== '1') {
      this.tellUnreadable(new Error('it holds neither 0 nor 1'));
      return 'unknown';
    }
    this.unreadable = false;
    return (value === '1') === this.file.activeLow ? 'inactive' : 'active';
  }

  /** Once for each time it breaks off, not ten times a second. */
  private tellUnreadable(error: unknown): void {
    if (this.unreadable) return;
    this.unreadable = true;
    this.logger.error({ err: error, file: this.file.path }, 'a contact cannot be read');
  }
}
