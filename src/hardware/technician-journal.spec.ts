import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TechnicianJournalEntry } from '@motcua247/firmware-bridge/contract';
import { journalBeginning, readTechnicianJournal, type JournalPage } from './technician-journal.js';
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
  const read = (place = journalBeginning): Promise<JournalPage> => readTechnicianJournal(path, place);
  const damageAt = (page: JournalPage): unknown => {
    const { first, lines } = page.damage ?? {};
    return first && { line: first.line, offset: first.offset, lines };
  };

  it('is empty while there is none', async () => {
    expect(await read()).toEqual({
      entries: [],
      damage: undefined,
      from: journalBeginning,
      next: journalBeginning,
    });
  });

  it('is an error while it is there and cannot be read', async () => {
    mkdirSync(path);
    await expect(read()).rejects.toThrow('EISDIR');
  });

  it('is read on from where the last page ended, a line that is still being written not yet', async () => {
    writeFileSync(path, line + line.slice(0, 10));
    const first = await read();
    expect(first).toMatchObject({ entries: [entry], damage: undefined, next: { offset: line.length } });
    appendFileSync(path, line.slice(10));
    const second = await read(first.next);
    expect(second).toMatchObject({ entries: [entry], from: first.next, next: { offset: 2 * line.length } });
    expect(second.next.line).toBe(3);
    // Cut short, and begun anew.
    writeFileSync(path, line);
    expect(await read(second.next)).toMatchObject({ entries: [entry], next: { line: 2 } });
  });

  it('is read from the beginning where it is another one, however long', async () => {
    writeFileSync(path, line);
    const { next } = await read();
    renameSync(path, `${path}.1`);
    writeFileSync(path, line.repeat(3));
    expect((await read(next)).entries).toHaveLength(3);
  });

  it('says which line is no entry, and is read on behind it', async () => {
    writeFileSync(path, `${line}hello\n\n{"sequence":0}\n${line}`);
    const page = await read();
    expect(page.entries).toEqual([entry, entry]);
    expect(damageAt(page)).toEqual({ line: 2, offset: line.length, lines: 2 });
    expect(page.next.line).toBe(6);
    // As text it would be an entry, with other words than the technician's.
    const refused = JSON.stringify({ ...common, kind: 'refused', detail: 'no' });
    writeFileSync(path, Buffer.from(`${refused.replace('no', '\xff')}\n`, 'latin1'));
    expect(await read()).toMatchObject({ entries: [], damage: { first: { line: 1 }, lines: 1 } });
  });

  it.each([5_000, 262_144, 300_000])(
    'steps over a damaged line of %d bytes, whatever it ends with',
    async (bytes) => {
      const long = 'x'.repeat(bytes);
      writeFileSync(path, `${line}${long}`);
      const { next } = await read();
      const place = { line: 2, offset: line.length, lines: 1 };
      const unended = await read(next);
      expect([damageAt(unended), unended.next]).toEqual([place, next]);
      appendFileSync(path, line.repeat(2));
      const lines = [];
      let found: unknown;
      for (let at = next, page = await read(at); page.next.offset > at.offset; page = await read(at)) {
        lines.push(...page.entries);
        found ??= damageAt(page);
        at = page.next;
      }
      expect([lines, found]).toEqual([[entry], place]);
    },
  );
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
