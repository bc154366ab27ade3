import type { BankHealth, BankReason, BankState } from '../../contract/index.js';

/** Replies in a row that prove a board, and misses in a row that end its good name. */
export const goodRepliesToTrust = 2;
export const missesToDistrust = 3;

/** Why something is so, and what is known of it in plain words. */
export type Cause<Reason extends BankReason = BankReason> = Pick<BankState, 'detail'> & {
  readonly reason: Reason;
};

/** Why a look at a bank showed nothing. */
export type Miss = Cause<'no_reply' | 'unreadable_reply' | 'line_stalled' | 'unreadable_lines'>;

/** What a good reply shows of the board. */
export type Reply = Cause<'replied' | 'locks_missing'>;

/** Why there is no line. */
export type Loss = Cause<'line_lost' | 'line_silent' | 'line_not_opened'>;

export interface HealthRecord extends Cause {
  readonly health: BankHealth;
  readonly goodReplies: number;
  /** What the last good reply showed. */
  readonly lastReply: Reply['reason'] | null;
  readonly misses: number;
  /** The reason of the last miss, and how many misses in a row had it. */
  readonly lastMiss: Miss['reason'] | null;
  readonly missesAlike: number;
}

const noMisses = { misses: 0, lastMiss: null, missesAlike: 0 } as const;

export const startingHealth: HealthRecord = {
  health: 'starting',
  reason: 'starting',
  detail: null,
  goodReplies: 0,
  lastReply: null,
  ...noMisses,
};

export const fullReply: Reply = { reason: 'replied', detail: null };

export const noReply: Miss = { reason: 'no_reply', detail: null };

/** The board gave a good reply. That locks are missing in it, or are there again, is told once two replies in a row show it. */
export function afterReply(record: HealthRecord, reply = fullReply): HealthRecord {
  const goodReplies = Math.min(record.goodReplies + 1, goodRepliesToTrust);
  const next = { ...record, goodReplies, lastReply: reply.reason, ...noMisses };
  if (goodReplies < goodRepliesToTrust) return next;
  if (reply.reason === record.lastReply) return { ...next, health: 'answering', ...reply };
  return record.health === 'answering' ? next : { ...next, health: 'answering', ...fullReply };
}

/**
 * The board gave no good reply in time. A silent board that is missed in another way is told of once the other way has come as often
 * in a row as it takes to call a board silent: a bad line shows noise and nothing in turns, and that is no news each time.
 */
export function afterMiss(record: HealthRecord, { reason, detail }: Miss): HealthRecord {
  const misses = Math.min(record.misses + 1, missesToDistrust);
  const alike = reason === record.lastMiss ? record.missesAlike + 1 : 1;
  const missesAlike = Math.min(alike, missesToDistrust);
  const next = { ...record, goodReplies: 0, lastReply: null, misses, lastMiss: reason, missesAlike };
  if (misses < missesToDistrust) return next;
  if (record.health === 'silent' && (reason === record.reason || missesAlike < missesToDistrust)) return next;
  return { ...next, health: 'silent', reason, detail };
}

/** There is no line to the board. */
export function afterLoss(record: HealthRecord, loss: Loss): HealthRecord {
  const told = record.health === 'disconnected' && record.reason === loss.reason ? record : loss;
  const { reason, detail } = told;
  return { health: 'disconnected', reason, detail, goodReplies: 0, lastReply: null, ...noMisses };
}

/** What drives the locks is gone: nothing can be had of the bank, and that is known at once, without waiting for misses. */
export function afterGuardLost(record: HealthRecord, detail: BankState['detail']): HealthRecord {
  return {
    ...startingHealth,
    health: 'silent',
    reason: 'guard_lost',
    detail: record.reason === 'guard_lost' ? record.detail : detail,
    misses: missesToDistrust,
  };
}

/** Whether there is something to tell: another health, or another reason for the same one. A detail alone is no news. */
export function isNews(before: HealthRecord, now: HealthRecord): boolean {
  return before.health !== now.health || before.reason !== now.reason;
}
