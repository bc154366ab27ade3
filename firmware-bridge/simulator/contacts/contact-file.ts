import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { type InputFile } from '../../contract/index.js';
import { type PlayedContact } from './played-contact.js';

/** A contact of the site, played as the kernel would show it: a file holding `0` or `1`. */
export class ContactFile implements PlayedContact {
  private constructor(
    private readonly path: string,
    private readonly activeLow: boolean,
  ) {}

  /** @returns nothing for a real file, which is not the simulator's to write */
  static of(input: InputFile, runtimeDirectory: string): ContactFile | undefined {
    if (isAbsolute(input.valueFile)) return undefined;
    return new ContactFile(join(runtimeDirectory, input.valueFile), input.activeLow);
  }

  /** Replaces the file in one step, so that nobody ever reads an empty one. */
  show(active: boolean): void {
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    const draft = `${this.path}.draft`;
    writeFileSync(draft, active === this.activeLow ? '0\n' : '1\n', { mode: 0o600 });
    renameSync(draft, this.path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
