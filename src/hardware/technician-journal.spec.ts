import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TechnicianJournalEntry } from '@motcua247/firmware-bridge/contract';
import { readTechnicianJournal } from './technician-journal.js';
import { mayHaveOpened, toLedgerEvent } from './technician-opening-entries.js';

let directory: string;
let path: string;

const common = {
  sequence: 1,
  at: '2026-11-20T01:02:03.000Z',
  operationId: '0190a8a0-0000-4000-8000-000000000002',
};
const entry: TechnicianJournalEntry = { ...common, kind: 'outcome', result: null };
const line = `${JSON.stringify(entry)}\n`;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(directory, 'journal.jsonl');
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

describe('the technician’s journal', () => {
  it('is empty while there is none', async () => {
    expect(await readTechnicianJournal(path, 0)).toEqual({ entries: [], damagedLines: 0, nextOffset: 0 });
  });

  it('is read on from where the last page ended, a line that is still being written not yet', async () => {
    writeFileSync(path, line + line.slice(0, 10));
    const first = await readTechnicianJournal(path, 0);
    expect(first).toEqual({ entries: [entry], damagedLines: 0, nextOffset: line.length });
    appendFileSync(path, line.slice(10));
    const second = await readTechnicianJournal(path, first.nextOffset);
    expect(second).toEqual({ entries: [entry], damagedLines: 0, nextOffset: 2 * line.length });
    // Moved aside, and begun anew.
    writeFileSync(path, line);
    expect((await readTechnicianJournal(path, second.nextOffset)).entries).toEqual([entry]);
  });

  it('counts lines that are no entries, and reads on behind them', async () => {
    writeFileSync(path, `hello\n{"sequence":0}\n${line}`);
    expect(await readTechnicianJournal(path, 0)).toMatchObject({ entries: [entry], damagedLines: 2 });
    writeFileSync(path, `${'x'.repeat(300_000)}\n${line}`);
    const first = await readTechnicianJournal(path, 0);
    expect(first).toMatchObject({ entries: [], damagedLines: 1 });
    expect((await readTechnicianJournal(path, first.nextOffset)).entries).toEqual([entry]);
  });
});

describe('a tray may have been opened', () => {
  const stayedClosed = {
    ...common,
    kind: 'outcome',
    result: { outcome: 'not_opened', reason: 'door_stayed_closed', pulsed: true },
  } as const;

  it.each([
    ['open', false],
    ['soak', false],
    // Which switch is which door's is not known yet.
    ['map', true],
  ] as const)('where %s has pulsed its lock and the sensor shows it closed: %s', (command, answer) => {
    expect(mayHaveOpened({ command }, stayedClosed)).toBe(answer);
  });

  it.each([
    [true, undefined],
    [true, { ...common, kind: 'outcome', result: null }],
    [
      true,
      { ...common, kind: 'outcome', result: { outcome: 'opened', reason: 'door_seen_open', pulsed: true } },
    ],
    [
      true,
      { ...common, kind: 'outcome', result: { outcome: 'unknown', reason: 'transport_lost', pulsed: true } },
    ],
    [
      false,
      { ...common, kind: 'outcome', result: { outcome: 'not_opened', reason: 'expired', pulsed: false } },
    ],
    [false, { ...common, kind: 'refused', detail: 'no such tray' }],
  ] as const)('%s after %j', (answer, ending) => {
    for (const command of ['open', 'soak', 'map'] as const)
      expect(mayHaveOpened({ command }, ending)).toBe(answer);
  });
});

it.each([
  [{ kind: 'tray', tray: 'A07' }, { tray: 'A07' }],
  [
    { kind: 'lock', bus: 'main', board: 1, lock: 2 },
    { bus: 'main', board: 1, lock: 2 },
  ],
  [
    { kind: 'gpio_lock', bus: 'pins', bank: 'relays', lock: 2 },
    { bus: 'pins', bank: 'relays', lock: 2 },
  ],
] as const)('the ledger says what was opened: %j', (target, details) => {
  const { bootId, ...words } = {
    bootId: '0190a8a0-0000-4000-8000-000000000003',
    command: 'map',
    reason: 'new site',
  } as const;
  const event = toLedgerEvent({ ...common, kind: 'intent', ...words, bootId, target, technician: 'an' });
  expect(event.details).toEqual({ ...words, ...details, at: common.at, journalSequence: 1 });
});
