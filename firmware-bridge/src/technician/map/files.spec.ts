import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readBus } from './files.js';

const site = `
supplies:
  - { id: locks, minimumPulseGapMs: 700 }
buses:
  - { id: one, supply: locks, baudRate: 19200, transport: { kind: serial, path: /dev/ttyUSB0 } }
  - { id: two, supply: locks, baudRate: 19200, transport: { kind: serial, path: /dev/ttyUSB1 } }
`;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'map-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

function busOf(text: string): ReturnType<typeof readBus> {
  const path = join(directory, 'site.yaml');
  writeFileSync(path, text);
  return readBus(path, 'two');
}

describe('the bus to be mapped', () => {
  it('keeps the gap of the supply that it shares with others', () => {
    const bus = busOf(site);
    expect(bus).toMatchObject({ id: 'two', minimumPulseGapMs: 700 });
    expect(bus.supply).toBeUndefined();
  });

  it('is refused on a supply that the file does not name', () => {
    expect(() => busOf(site.replace('{ id: locks,', '{ id: other,'))).toThrow('there is no supply "locks"');
  });
});
