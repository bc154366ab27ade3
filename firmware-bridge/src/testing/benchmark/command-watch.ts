import { readFileSync, writeFileSync } from 'node:fs';

/** What the watched bridge writes down of a line from its client; nothing where it is no command. */
export function noteOf(line: string, readAtMs: number): string | undefined {
  const { method, params } = JSON.parse(line) as {
    readonly method: string;
    readonly params: { readonly tray: string };
  };
  return method === 'open' ? `${params.tray} ${readAtMs}\n` : undefined;
}

/** When the bridge read its commands, on the monotonic clock; it notes them in a file. */
export class CommandWatch {
  constructor(readonly path: string) {
    writeFileSync(path, '');
  }

  /** @throws Error when the newest command is not for this tray */
  newest(tray: string): number {
    const [noted, readAtMs] = readFileSync(this.path, 'utf8').trimEnd().split('\n').at(-1)?.split(' ') ?? [];
    if (noted !== tray) throw new Error(`no command for ${tray} was noted`);
    return Number(readAtMs);
  }
}
