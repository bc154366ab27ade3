import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor } from '../kernel/index.js';

/**
 * The arithmetic of the ledger: every entry's hash covers the entry before it, so that no entry can be changed, dropped,
 * added or moved without every later hash being wrong. Pure; the database repeats it in a trigger.
 */

export const genesisHash: Buffer = Buffer.alloc(32);

/** What an entry is about. Its `version` numbers the changes of this subject without a gap, beginning with 1. */
export interface LedgerSubject {
  readonly type:
    | 'dossier'
    | 'tray'
    | 'door_operation'
    | 'technician_opening'
    | 'cabinet'
    | 'run'
    | 'audit'
    | 'staff_account'
    | 'kiosk'
    | 'partner'
    | 'phone_lock'
    | 'notice'
    | 'person_request'
    | 'catalogue'
    | 'site_key'
    | 'ledger';
  readonly id: string;
  readonly version: number;
}

export type LedgerValue =
  string | number | boolean | null | readonly LedgerValue[] | { readonly [key: string]: LedgerValue };

export interface LedgerEvent {
  readonly kind: string;
  readonly subject: LedgerSubject;
  readonly actor: Actor;
  readonly details: { readonly [key: string]: LedgerValue };
}

/** The text that is hashed: canonical JSON (RFC 8785), the same bytes for the same entry on every machine. */
export function entryBody(sequence: number, at: Date, event: LedgerEvent): string {
  const body = canonicalize({ sequence, at: at.toISOString(), ...event });
  if (body === undefined) throw new TypeError('A ledger entry must be a JSON value');
  return body;
}

/** SHA-256 over the previous entry's hash (32 bytes) and this entry's body (UTF-8). */
export function entryHash(previousHash: Buffer, body: string): Buffer {
  return createHash('sha256').update(previousHash).update(body, 'utf8').digest();
}

export interface StoredEntry {
  readonly sequence: number;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly body: string;
}

export type ChainBreak =
  | { readonly kind: 'gap'; readonly sequence: number; readonly found: number | null }
  | { readonly kind: 'not_linked'; readonly sequence: number }
  | { readonly kind: 'body_changed'; readonly sequence: number }
  | { readonly kind: 'sequence_not_in_body'; readonly sequence: number };

export interface ChainPosition {
  readonly sequence: number;
  readonly hash: Buffer;
}

export const chainStart: ChainPosition = { sequence: 0, hash: genesisHash };

/** Checks one entry against the position before it; answers the new position or what is broken. */
export function follow(position: ChainPosition, entry: StoredEntry): ChainPosition | ChainBreak {
  const expected = position.sequence + 1;
  if (entry.sequence !== expected) return { kind: 'gap', sequence: expected, found: entry.sequence };
  if (!entry.previousHash.equals(position.hash)) return { kind: 'not_linked', sequence: expected };
  if (!entryHash(position.hash, entry.body).equals(entry.hash)) {
    return { kind: 'body_changed', sequence: expected };
  }
  const body: unknown = JSON.parse(entry.body);
  const stated = typeof body === 'object' && body !== null && 'sequence' in body ? body.sequence : undefined;
  if (stated !== expected) return { kind: 'sequence_not_in_body', sequence: expected };
  return { sequence: expected, hash: entry.hash };
}
