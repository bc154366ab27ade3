import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Level } from '../lines.js';
import { settleInFiles } from './settling.js';
import { SysfsChips } from './sysfs-chips.js';
import { SysfsInputs } from './sysfs-inputs.js';

let root: string;
let done: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sysfs-'));
  showChip(512);
  done = [];
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function showChip(base: number): void {
  mkdirSync(join(root, `gpiochip${base}`));
  for (const [file, value] of Object.entries({ label: 'pins', base, ngpio: 8 }))
    writeFileSync(join(root, `gpiochip${base}`, file), `${value}\n`);
}

function inputs(whileSettling = (): void => undefined): SysfsInputs {
  const chips = new SysfsChips(root, (number) => ({
    read: () => {
      done.push(`read ${number}`);
      return 0;
    },
    write: (level) => done.push(`write ${number}=${level}`),
    close: () => undefined,
  }));
  return new SysfsInputs(chips, () => {
    done.push('settle');
    whileSettling();
    return Promise.resolve();
  });
}

describe('lines of the kernel’s tree', () => {
  it('are read when what was driven has settled', async () => {
    const row = (offset: number, level: Level) => ({ chip: 'pins', offset, level });
    const columns = { chip: 'pins', offsets: [2, 3] };
    const read = await inputs().look();
    expect(await read(columns, undefined, [row(0, 1), row(1, 0)])).toEqual([0, 0]);
    expect(done).toEqual(['write 512=1', 'write 513=0', 'settle', 'read 514', 'read 515']);
  });

  it('are those of their chip when it comes by another number while they settle', async () => {
    const read = await inputs(() => {
      rmSync(join(root, 'gpiochip512'), { recursive: true });
      showChip(600);
    }).look();
    await read({ chip: 'pins', offsets: [2] }, undefined, [{ chip: 'pins', offset: 0, level: 1 }]);
    expect(done).toEqual(['write 512=1', 'settle', 'read 602']);
  });

  it('are read at once where nothing is driven', async () => {
    const read = await inputs().look();
    await read({ chip: 'pins', offsets: [2] }, undefined, []);
    expect(done).toEqual(['read 514']);
  });
});

describe('the simulator’s tree', () => {
  it('is not believed when nobody says that it shows what was driven', async () => {
    writeFileSync(join(root, 'settled'), '1 1');
    await expect(settleInFiles(root)()).rejects.toThrow('does not show what was driven');
  });
});
