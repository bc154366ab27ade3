import { describe, expect, it } from '@jest/globals';
import {
  chainStart,
  entryBody,
  entryHash,
  follow,
  genesisHash,
  type ChainBreak,
  type ChainPosition,
  type LedgerEvent,
  type StoredEntry,
} from './chain.js';

const event: LedgerEvent = {
  kind: 'dossier.deposited',
  subject: { type: 'dossier', id: 'd1', version: 2 },
  actor: { type: 'system', id: 'hardware' },
  details: { tray: 'A07' },
};
const at = new Date('2026-11-22T01:00:00Z');

function chainOf(length: number): StoredEntry[] {
  const entries: StoredEntry[] = [];
  let previousHash = genesisHash;
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const body = entryBody(sequence, at, event);
    const hash = entryHash(previousHash, body);
    entries.push({ sequence, previousHash, hash, body });
    previousHash = hash;
  }
  return entries;
}

function walk(entries: readonly StoredEntry[]): ChainPosition | ChainBreak {
  let position: ChainPosition = chainStart;
  for (const entry of entries) {
    const next = follow(position, entry);
    if ('kind' in next) return next;
    position = next;
  }
  return position;
}

function at0<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

describe('the ledger chain', () => {
  it('hashes canonical JSON: the order of keys does not matter', () => {
    const reordered: LedgerEvent = {
      details: { tray: 'A07' },
      actor: { id: 'hardware', type: 'system' },
      subject: { version: 2, id: 'd1', type: 'dossier' },
      kind: 'dossier.deposited',
    };
    expect(entryBody(1, at, reordered)).toBe(entryBody(1, at, event));
    expect(entryBody(1, at, event)).toBe(
      '{"actor":{"id":"hardware","type":"system"},"at":"2026-11-22T01:00:00.000Z","details":{"tray":"A07"},' +
        '"kind":"dossier.deposited","sequence":1,"subject":{"id":"d1","type":"dossier","version":2}}',
    );
  });

  it('follows an intact chain to its end', () => {
    const entries = chainOf(5);
    expect(walk(entries)).toEqual({ sequence: 5, hash: at0(entries, 4).hash });
  });

  it('names an entry whose body was changed', () => {
    const entries = chainOf(5);
    entries[2] = { ...at0(entries, 2), body: at0(entries, 2).body.replace('A07', 'A08') };
    expect(walk(entries)).toEqual({ kind: 'body_changed', sequence: 3 });
  });

  it('names the successor of an entry that was rewritten with a fitting hash', () => {
    const entries = chainOf(5);
    const body = at0(entries, 2).body.replace('A07', 'A08');
    entries[2] = { ...at0(entries, 2), body, hash: entryHash(at0(entries, 2).previousHash, body) };
    expect(walk(entries)).toEqual({ kind: 'not_linked', sequence: 4 });
  });

  it('names a gap', () => {
    expect(walk(chainOf(5).filter((entry) => entry.sequence !== 3))).toEqual({
      kind: 'gap',
      sequence: 3,
      found: 4,
    });
  });

  it('names an entry that states another sequence than it has', () => {
    const body = entryBody(7, at, event);
    const entry = { sequence: 1, previousHash: genesisHash, hash: entryHash(genesisHash, body), body };
    expect(walk([entry])).toEqual({ kind: 'sequence_not_in_body', sequence: 1 });
  });
});
