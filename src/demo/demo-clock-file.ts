import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const fileSchema = z.strictObject({ aheadMs: z.int().nonnegative() });

/** How far the demo's clock was moved, so that a restart does not take everybody back in time. */
export class DemoClockFile {
  private readonly path: string;

  constructor(dataDirectory: string) {
    this.path = join(dataDirectory, 'demo-clock.json');
  }

  /** Milliseconds ahead of the machine's clock; 0 when it was never moved. */
  read(): number {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch {
      return 0;
    }
    return fileSchema.parse(JSON.parse(text)).aheadMs;
  }

  async keep(aheadMs: number): Promise<void> {
    const temporary = `${this.path}.new`;
    await writeFile(temporary, JSON.stringify({ aheadMs }));
    await rename(temporary, this.path);
  }
}
