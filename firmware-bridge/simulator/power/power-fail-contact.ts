import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { type SiteHardware } from '../../contract/index.js';

/** The site's power-fail contact, played as the kernel would show it: a file holding `0` or `1`. */
export class PowerFailContact {
  private constructor(
    private readonly path: string,
    private readonly activeLow: boolean,
  ) {}

  /** @returns nothing where the site has no such contact, or names a real one, which is not the simulator's to write */
  static of({ inputs }: SiteHardware, runtimeDirectory: string): PowerFailContact | undefined {
    const input = inputs?.powerFail;
    if (input === undefined || isAbsolute(input.valueFile)) return undefined;
    return new PowerFailContact(join(runtimeDirectory, input.valueFile), input.activeLow);
  }

  /** Replaces the file in one step, so that nobody ever reads an empty one. */
  show(failing: boolean): void {
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    const draft = `${this.path}.draft`;
    writeFileSync(draft, failing === this.activeLow ? '0\n' : '1\n', { mode: 0o600 });
    renameSync(draft, this.path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
