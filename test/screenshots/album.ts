import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Pictures stand in the repository: each stays small. */
const largestBytes = 300_000;

/** Keeps pictures of pages as `<directory>/<name>.png`. */
export class Album {
  constructor(private readonly directory: string) {}

  /** Takes a picture of what is seen, once its letters are there. @throws Error when the file is too large */
  async keep(name: string, page: Page): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const path = join(this.directory, `${name}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    const { size } = await stat(path);
    if (size > largestBytes) throw new Error(`${path} has ${size} bytes, more than ${largestBytes}`);
  }
}
