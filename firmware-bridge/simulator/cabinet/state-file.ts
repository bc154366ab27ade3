import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hasErrorCode } from '../error-code.js';
import { type LastingTray, type Tray, lastingTraySchema } from './tray.js';

export const stateFileName = 'simulated-cabinets.json';

const fileSchema = z.strictObject({
  version: z.literal(1),
  trays: z.record(z.string(), lastingTraySchema),
});

/** Where the trays' truth outlives the process, because paper does not vanish when a process does. */
export class StateFile {
  private readonly path: string;

  /** @param directory made if missing */
  constructor(directory: string) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.path = join(directory, stateFileName);
  }

  /**
   * The trays as they were left; none at the first start.
   *
   * @param known labels of the trays in the site file
   * @throws Error when the file cannot be understood, or when a tray with papers is no longer in the site file
   */
  read(known: ReadonlySet<string>): Map<string, LastingTray> {
    const trays = new Map(Object.entries(this.parse()?.trays ?? {}));
    for (const [label, tray] of trays) {
      if (known.has(label)) continue;
      if (tray.papers.length > 0) {
        throw new Error(
          `${this.path}: tray ${label} holds papers but is not in the site file; put the tray back or remove the file`,
        );
      }
      trays.delete(label);
    }
    return trays;
  }

  /**
   * Replaces the file in one step. Synchronous, so that no answer leaves before what it tells is kept; not flushed to the
   * disk, because a killed process does not lose what the system already holds.
   */
  write(trays: readonly Tray[]): void {
    const content = {
      version: 1,
      trays: Object.fromEntries(
        trays.map(({ label, door, papers, faults }) => [label, { door, papers, faults }]),
      ),
    } satisfies z.input<typeof fileSchema>;
    const draft = `${this.path}.draft`;
    writeFileSync(draft, `${JSON.stringify(content, undefined, 1)}\n`, { mode: 0o600 });
    renameSync(draft, this.path);
  }

  private parse(): z.infer<typeof fileSchema> | undefined {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if (hasErrorCode(error, 'ENOENT')) return undefined;
      throw error;
    }
    try {
      return fileSchema.parse(JSON.parse(text));
    } catch (error) {
      throw new Error(
        `${this.path} is not a state file of the simulator; remove it to begin with empty trays`,
        {
          cause: error,
        },
      );
    }
  }
}
