import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { LedgerSubject } from '../chain.js';
import { appendToLedger } from '../ledger.js';
import type { Verification } from '../verify.js';
import type { HeadBreak } from './find-unfitting-head.js';

type ChainBreakKind = Extract<Verification, { intact: false }>['break']['kind'];

/** Where the ledger does not hold by itself, or does not fit what was signed. */
export interface LedgerBreak {
  readonly kind: HeadBreak['kind'] | ChainBreakKind;
  readonly sequence: number;
}

/** What the ledger says last of its own breaks. */
export interface LastWord {
  /** How often it spoke of them. */
  readonly version: number;
  /** Undefined when it never did, and when an operator ended the last one. */
  readonly standing: StandingBreak | undefined;
}

export interface StandingBreak extends LedgerBreak {
  readonly since: Date;
  /** The entry that says so. What was written before it was there when the break was found. */
  readonly notedAt: number;
}

interface Row {
  readonly kind: string;
  readonly version: string;
  readonly since: string;
  readonly noted_at: string;
  readonly details: LedgerBreak;
}

const subject = { type: 'ledger', id: 'site' } as const satisfies Omit<LedgerSubject, 'version'>;

export async function lastWordOnBreaks(manager: Pick<EntityManager, 'query'>): Promise<LastWord> {
  const [row] = await manager.query<Row[]>(
    `SELECT kind, subject_version AS version, occurred_at AS since, sequence AS noted_at, body::jsonb -> 'details' AS details
       FROM ledger_entry
      WHERE subject_type = $1 AND subject_id = $2 ORDER BY subject_version DESC LIMIT 1`,
    [subject.type, subject.id],
  );
  if (!row) return { version: 0, standing: undefined };
  const { kind, sequence } = row.details;
  return {
    version: Number(row.version),
    standing:
      row.kind === 'ledger.break_found'
        ? { kind, sequence, since: new Date(row.since), notedAt: Number(row.noted_at) }
        : undefined,
  };
}

/** Writes a break into the ledger itself, where it outlives a restart. One that stands already stays as it is. */
export async function noteBreak(transaction: Transaction, { kind, sequence }: LedgerBreak): Promise<void> {
  const { version, standing } = await lockLastWord(transaction);
  if (standing) return;
  appendToLedger(transaction, {
    kind: 'ledger.break_found',
    subject: { ...subject, version: version + 1 },
    actor: { type: 'system', id: 'head-watch' },
    details: { kind, sequence },
  });
}

/** Whether there was one to end. */
export async function endBreak(transaction: Transaction, actor: Actor, reason: string): Promise<boolean> {
  const { version, standing } = await lockLastWord(transaction);
  if (!standing) return false;
  appendToLedger(transaction, {
    kind: 'ledger.break_ended',
    subject: { ...subject, version: version + 1 },
    actor,
    details: { reason },
  });
  return true;
}

/** Nobody appends from here to the end of the transaction. What is read after it is what others have left there. */
export async function lockLedger(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT sequence FROM ledger_lock_head()');
}

/** With the head locked the next version is free. */
async function lockLastWord(transaction: Transaction): Promise<LastWord> {
  await lockLedger(transaction);
  return lastWordOnBreaks(transaction.manager);
}
