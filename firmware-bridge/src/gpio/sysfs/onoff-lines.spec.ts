import fs, {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadOnoff } from './onoff-lines.js';
import { kernelTree } from './sysfs-chips.js';
import type { OpenSysfsLine } from './sysfs-line.js';

/** The real onoff, whose one tree is a folder of files here, with what it writes and the files it holds open. */

let root: string;
let open: OpenSysfsLine;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'onoff-'));
  mkdirSync(join(root, 'gpio7'));
  for (const [file, content] of Object.entries({
    direction: 'in',
    value: '0',
    edge: 'none',
    active_low: '0',
  }))
    writeFileSync(join(root, 'gpio7', file), content);
  for (const file of ['export', 'unexport']) writeFileSync(join(root, file), '');
  layOverTheKernelsTree();
  open = await loadOnoff();
});

afterEach(() => {
  mock.restoreAll();
  rmSync(root, { recursive: true });
});

const there = (path: unknown): unknown =>
  typeof path === 'string' && path.startsWith(kernelTree) ? path.replace(kernelTree, root) : path;

/** onoff names its files by their whole paths, and takes the functions that open them from the module each time. */
function layOverTheKernelsTree(): void {
  for (const name of ['existsSync', 'openSync', 'readFileSync', 'writeFileSync'] as const) {
    const real = fs[name] as (...parameters: unknown[]) => unknown;
    mock.method(fs, name, (path: unknown, ...more: unknown[]) => real(there(path), ...more));
  }
}

const inTree = (file: string): string => readFileSync(join(root, file), 'utf8');

/** How many files of the tree this process holds open. */
function heldFiles(): number {
  const linked = readdirSync('/proc/self/fd').map((descriptor) => {
    try {
      return readlinkSync(join('/proc/self/fd', descriptor));
    } catch {
      // The one by which the folder itself was read.
      return '';
    }
  });
  return linked.filter((path) => path.startsWith(root)).length;
}

/** An expander without power: its lines can be opened, but not read. */
function takePowerAway(): void {
  mock.method(fs, 'readSync', () => {
    throw new Error('EIO: i/o error, read');
  });
}

/** The kernel makes the folder of a line when it is exported: with no file `edge`, as where it has no interrupts. */
function exportOnDemand(number: number): void {
  const write = fs.writeFileSync;
  mock.method(fs, 'writeFileSync', (...[path, ...more]: Parameters<typeof write>) => {
    write(path, ...more);
    if (path !== `${kernelTree}/export`) return;
    const folder = join(root, `gpio${number}`);
    mkdirSync(folder);
    for (const [file, content] of Object.entries({ direction: 'in', value: '1', active_low: '0' }))
      write(join(folder, file), content);
  });
}

describe('a line through onoff', () => {
  it('that nobody has exported yet, and that has no interrupts, is read', () => {
    exportOnDemand(9);
    const line = open(9, 'in');
    expect([line.read(), inTree('export')]).toEqual([1, '9']);
    line.close();
  });

  it('holds one file until it is closed, and an output stays as it was driven', () => {
    const line = open(7, 0);
    line.write(1);
    expect(heldFiles()).toBe(1);
    line.close();
    expect(heldFiles()).toBe(0);
    expect([inTree('gpio7/value'), inTree('unexport')]).toEqual(['1', '']);
  });

  it('that cannot be read when it is taken leaves no file open', () => {
    takePowerAway();
    expect(() => open(7, 'in')).toThrow('EIO');
    expect(heldFiles()).toBe(0);
  });

  it('that cannot be read later leaves no file open, and may be closed all the same', () => {
    const line = open(7, 'in');
    takePowerAway();
    expect(() => line.read()).toThrow('EIO');
    line.close();
    expect(heldFiles()).toBe(0);
  });

  it('that does not take its direction leaves no file open', () => {
    const write = fs.writeFileSync;
    mock.method(fs, 'writeFileSync', (...[path, ...more]: Parameters<typeof write>) => {
      if (!String(path).endsWith('/direction')) write(path, ...more);
    });
    expect(() => open(7, 1)).toThrow('line 7 of the kernel does not take its direction');
    expect(heldFiles()).toBe(0);
  });
});
