import { setTimeout as delay } from 'node:timers/promises';
import { BridgeSilent, type BridgeSession } from '@motcua247/firmware-bridge/client';

export interface Patience {
  /** From an answer to the next question. */
  readonly askEveryMs: number;
  /** How long the bridge may take to answer what it knows already. */
  readonly answerMs: number;
}

/** A bridge that hangs is found within ten seconds. */
export const standardPatience: Patience = { askEveryMs: 5_000, answerMs: 5_000 };

/** An operation that nobody ever had: the cheapest question of the contract. */
const nobodysOperation = { operationId: '00000000-0000-0000-0000-000000000000' };

/**
 * Asks the bridge every few seconds whether it is there, and ends the connection when it does not answer: a process that hangs keeps
 * its socket, and without news nobody could tell its doors from doors at rest.
 */
export async function keepAsking(
  session: Pick<BridgeSession, 'call' | 'end'>,
  { askEveryMs, answerMs }: Patience,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await delay(askEveryMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await session.call('operation', nobodysOperation, answerMs);
    } catch (error) {
      // Any other failure is an answer, or ends the connection by itself.
      if (!(error instanceof BridgeSilent)) continue;
      session.end(error);
      return;
    }
  }
}
