import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SysfsChips } from './sysfs-chips.js';
import { SysfsInputs } from './sysfs-inputs.js';
import type { OpenSysfsLine } from './sysfs-line.js';
import { SysfsOutputs } from './sysfs-outputs.js';

/** What the back end holds of the computer: each line that is taken is an open file until it is given back. */

const firstNumber = 512;
const numberAfterwards = 600;

let root: string;
/** The numbers of the lines that are held, each as often as it is held. */
let held: number[];
/** The numbers of the lines that answer nothing. */
let broken: ReadonlySet<number>;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sysfs-'));
  showChip(firstNumber);
  held = [];
  broken = new Set();
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function showChip(base: number, label = 'pins'): void {
  mkdirSync(join(root, `gpiochip${base}`));
  for (const [file, value] of Object.entries({ label, base, ngpio: 8 }))
    writeFileSync(join(root, `gpiochip${base}`, file), `${value}\n`);
}

function hideChip(base: number): void {
  rmSync(join(root, `gpiochip${base}`), { recursive: true });
}

const openCounted: OpenSysfsLine = (number) => {
  held.push(number);
  let isHeld = true;
  const use = (): void => {
    if (!isHeld) throw new Error(`line ${number} was given back already`);
    if (broken.has(number)) throw new Error('EIO');
  };
  return {
    read() {
      use();
      return 0;
    },
    write: use,
    close() {
      if (!isHeld) throw new Error(`line ${number} was given back already`);
      isHeld = false;
      held.splice(held.indexOf(number), 1);
    },
  };
};

const offsets = [0, 1, 2, 3];
const numbersFrom = (base: number): number[] => offsets.map((offset) => base + offset);

function chips(): SysfsChips {
  return new SysfsChips(root, openCounted);
}

/** Looks at four lines; tells whether they could be read. */
function looker(over = chips()): () => Promise<boolean> {
  const inputs = new SysfsInputs(over, () => Promise.resolve());
  return async () => {
    const read = await inputs.look();
    return await read({ chip: 'pins', offsets }, undefined, []).then(
      () => true,
      () => false,
    );
  };
}

describe('of a chip', () => {
  it('each line is held once, however often it is read', async () => {
    const look = looker();
    for (let looks = 0; looks < 3; looks += 1) expect(await look()).toBe(true);
    expect(held).toEqual(numbersFrom(firstNumber));
  });

  it('of which a line fails nothing is held, after however many looks', async () => {
    const look = looker();
    expect(await look()).toBe(true);
    broken = new Set([firstNumber + 3]);
    for (let looks = 0; looks < 100; looks += 1) {
      expect(await look()).toBe(false);
      expect(held).toEqual([]);
    }
    broken = new Set();
    expect(await look()).toBe(true);
    expect(held).toEqual(numbersFrom(firstNumber));
  });

  it('that came again by another number its old lines are not held', async () => {
    const look = looker();
    await look();
    hideChip(firstNumber);
    showChip(numberAfterwards);
    expect(await look()).toBe(true);
    expect(held).toEqual(numbersFrom(numberAfterwards));
  });

  it('that has gone nothing is held', async () => {
    const look = looker();
    await look();
    hideChip(firstNumber);
    expect(await look()).toBe(false);
    expect(held).toEqual([]);
  });

  it('nothing is taken anew because another one fails', async () => {
    showChip(numberAfterwards, 'relays');
    const both = chips();
    const look = looker(both);
    await look();
    broken = new Set([numberAfterwards]);
    const outputs = new SysfsOutputs(both, [{ chip: 'relays', offset: 0, level: 0 }]);
    expect(() => {
      outputs.off();
    }).toThrow('cannot be switched off: line 0 of chip relays: EIO');
    expect(held).toEqual(numbersFrom(firstNumber));
  });
});

it('outputs that cannot be switched off hold no line more, however often it is tried', () => {
  broken = new Set([firstNumber + 1]);
  const everyLineOff = offsets.map((offset) => ({ chip: 'pins', offset, level: 0 as const }));
  const outputs = new SysfsOutputs(chips(), everyLineOff);
  for (let attempts = 0; attempts < 100; attempts += 1) {
    expect(() => {
      outputs.off();
    }).toThrow('EIO');
    expect(held.length).toBeLessThanOrEqual(offsets.length);
  }
  broken = new Set();
  outputs.off();
  expect([...held].sort()).toEqual(numbersFrom(firstNumber));
});
