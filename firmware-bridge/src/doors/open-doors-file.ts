import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { trayLabelSchema } from '../../contract/index.js';
import { errorCode, errorMessage } from '../error-details.js';
import type { OpenBefore } from './open-doors.js';

export const openDoorsFileName = 'open-doors.json';

/** Far more trays than the state of fits a line of the contract. */
const mostTrays = 10_000;

/** Above any file of so many trays; more is no file of ours. */
const longestFileBytes = 262_144;

const fileSchema = z.strictObject({
  version: z.literal(1),
  mayStandOpen: z.array(trayLabelSchema).max(mostTrays),
});

function textOf(trays: readonly string[]): string {
  const content = { version: 1, mayStandOpen: [...trays].sort() } satisfies z.input<typeof fileSchema>;
  return `${JSON.stringify(content)}\n`;
}

interface KeptDoors {
  readonly trays: readonly string[];
  /** As they stand in the file. */
  readonly text: string;
}

/**
 * The trays as they were last kept in a folder; undefined where nothing was ever kept.
 * @throws Error where there is a file and it cannot be understood, or nobody can say whether there is one
 */
export function readKeptDoors(directory: string): KeptDoors | undefined {
  const path = join(directory, openDoorsFileName);
  try {
    const { size } = statSync(path);
    if (size > longestFileBytes) throw new Error(`it has ${size} bytes`);
    const text = readFileSync(path, 'utf8');
    return { trays: fileSchema.parse(JSON.parse(text)).mayStandOpen, text };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Where the doors that may stand open outlast the bridge: of one whose board falls silent nothing else would know after a restart. One
 * write at a time, the newest state last; nothing waits for it, so that a slow disk keeps nobody from a tray.
 */
export class OpenDoorsFile {
  private readonly path: string;
  /** What is in the file, as far as it is known; undefined where the last write failed. */
  private inFile: string | undefined;
  private wanted: string | undefined;
  private isWriting = false;
  private writing: Promise<void> = Promise.resolve();

  /**
   * @param directory made if missing
   * @param notKept hears of each write that fails, beside the log
   */
  constructor(
    private readonly directory: string,
    private readonly logger: Logger,
    private readonly notKept: (reason: string) => void = () => undefined,
  ) {
    this.path = join(directory, openDoorsFileName);
  }

  /**
   * The trays as they were last kept. A file that cannot be understood is none without doors: any of them may stand open. Where there is no file
   * nothing was kept yet; it is begun with the first state, empty or not, so that this is so once in the life of a site. Both the log tells.
   */
  read(): OpenBefore {
    const { path } = this;
    try {
      mkdirSync(this.directory, { recursive: true, mode: 0o700 });
      const kept = readKeptDoors(this.directory);
      this.inFile = kept?.text;
      if (!kept) this.logger.warn({ path }, 'no doors were kept before: none counts that no board shows');
      return new Set(kept?.trays);
    } catch (error) {
      const facts = { path, reason: errorMessage(error) };
      this.logger.error(
        facts,
        'doors that stood open before cannot be read: each counts until it is seen shut',
      );
      return 'unknown';
    }
  }

  /** Writes only what is not in the file already. */
  keep(trays: readonly string[]): void {
    this.wanted = textOf(trays);
    if (!this.isWriting) this.writing = this.writeAll();
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.wanted !== undefined && this.wanted !== this.inFile) {
      const text = this.wanted;
      this.wanted = undefined;
      try {
        await this.replace(text);
        this.inFile = text;
      } catch (error) {
        this.inFile = undefined;
        const facts = { path: this.path, reason: errorMessage(error) };
        this.logger.error(facts, 'doors that may stand open cannot be kept: a restart would not know them');
        this.notKept(facts.reason);
      }
    }
    this.isWriting = false;
  }

  /** In one step, and so that it outlasts a loss of power. */
  private async replace(text: string): Promise<void> {
    const draft = `${this.path}.draft`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.path);
    const directory = await open(this.directory, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }
}
