import type { BankHealth } from '../../contract/index.js';

/** Replies in a row that prove a board, and misses in a row that end its good name. */
export const goodRepliesToTrust = 2;
export const missesToDistrust = 3;

export interface HealthRecord {
  readonly health: BankHealth;
  readonly goodReplies: number;
  readonly misses: number;
}

export const startingHealth: HealthRecord = { health: 'starting', goodReplies: 0, misses: 0 };

/** The line to the board went down. */
export const disconnectedHealth: HealthRecord = { health: 'disconnected', goodReplies: 0, misses: 0 };

/** It is known at once, without waiting for misses, that nothing can be had of the bank. */
export const silentHealth: HealthRecord = { health: 'silent', goodReplies: 0, misses: missesToDistrust };

/** The board gave a good reply. */
export function afterReply({ health, goodReplies }: HealthRecord): HealthRecord {
  const count = Math.min(goodReplies + 1, goodRepliesToTrust);
  return { health: count === goodRepliesToTrust ? 'answering' : health, goodReplies: count, misses: 0 };
}

/** The board gave no good reply in time. */
export function afterMiss({ health, misses }: HealthRecord): HealthRecord {
  const count = Math.min(misses + 1, missesToDistrust);
  return { health: count === missesToDistrust ? 'silent' : health, goodReplies: 0, misses: count };
}
