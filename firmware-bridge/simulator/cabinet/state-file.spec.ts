import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import { StateFile, stateFileName } from './state-file.js';
import { type Tray, newTray } from './tray.js';

let directory: ReturnType<typeof temporaryDirectory>;
const known = new Set(['A01', 'A02']);

beforeEach(() => {
  directory = temporaryDirectory();
});

afterEach(() => {
  directory.remove();
});

function withPapers(label: string, papers: string[]): Tray {
  return { ...newTray(label), door: 'open', latch: 'unlocked', papers };
}

describe('the state file', () => {
  it('is empty at the first start, in a directory made for it', () => {
    const path = join(directory.path, 'state', 'simulator');
    expect(new StateFile(path).read(known)).toEqual(new Map());
    expect(readdirSync(path)).toEqual([]);
  });

  it('gives back doors, papers and damages, but no latch: without power none is unlocked', () => {
    const damaged: Tray = { ...newTray('A02'), faults: { ...newTray('A02').faults, jammed: true } };
    new StateFile(directory.path).write([withPapers('A01', ['tờ khai', 'ảnh']), damaged]);
    const trays = new StateFile(directory.path).read(known);
    expect(trays.get('A01')).toEqual({
      door: 'open',
      papers: ['tờ khai', 'ảnh'],
      faults: newTray('A01').faults,
    });
    expect(trays.get('A02')?.faults.jammed).toBe(true);
    expect(readdirSync(directory.path)).toEqual([stateFileName]);
  });

  it('survives a writer that was killed in the middle of the next version', () => {
    new StateFile(directory.path).write([withPapers('A01', ['letter'])]);
    writeFileSync(join(directory.path, `${stateFileName}.draft`), '{"version":1,"tra');
    expect(new StateFile(directory.path).read(known).get('A01')?.papers).toEqual(['letter']);
  });

  it('refuses to lose papers of a tray that left the site file, but lets an empty one go', () => {
    const file = new StateFile(directory.path);
    file.write([newTray('C01')]);
    expect(file.read(known)).toEqual(new Map());
    file.write([withPapers('C01', ['letter'])]);
    expect(() => file.read(known)).toThrow(/tray C01 holds papers but is not in the site file/);
  });

  it.each([
    ['no JSON', '{'],
    ['another version', '{"version":2,"trays":{}}'],
    ['an unknown door', '{"version":1,"trays":{"A01":{"door":"ajar","papers":[],"faults":{}}}}'],
  ])('refuses %s and leaves it alone', (_, text) => {
    const path = join(directory.path, stateFileName);
    writeFileSync(path, text);
    expect(() => new StateFile(directory.path).read(known)).toThrow(/is not a state file of the simulator/);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
