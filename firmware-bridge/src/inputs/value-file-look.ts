import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { ContactState } from './contact.js';
import type { ContactLook } from './contact-look.js';

export interface ValueFile {
  readonly path: string;
  /** Whether `0` means active. */
  readonly activeLow: boolean;
}

/**
 * Contacts that the kernel shows as files holding `0` or `1`. They are looked at again and again: `poll` on such a
 * file needs an edge set up beforehand, and a look missed in a burst of edges would be a warning missed.
 */
export class ValueFileLook implements ContactLook<ValueFile> {
  /** A buffered supply lasts for seconds; a tenth of one is soon enough to hear that it is running down. */
  readonly restMs = 100;
  private readonly unreadable = new Set<string>();

  constructor(private readonly logger: Logger) {}

  look(files: readonly ValueFile[]): Promise<readonly ContactState[]> {
    return Promise.all(files.map((file) => this.read(file)));
  }

  private async read({ path, activeLow }: ValueFile): Promise<ContactState> {
    try {
      const value = (await readFile(path, 'utf8')).trim();
      if (value !== '0' && value !== '1') throw new Error('it holds neither 0 nor 1');
      this.unreadable.delete(path);
      return (value === '1') === activeLow ? 'inactive' : 'active';
    } catch (error) {
      // Once for each time it breaks off, not ten times a second.
      if (!this.unreadable.has(path))
        this.logger.error({ err: error, file: path }, 'a contact cannot be read');
      this.unreadable.add(path);
      return 'unknown';
    }
  }
}
