import type { SendAnswer } from '../../notifications/channels/index.js';
import type { Transaction } from '../../platform/index.js';
import { CitizenCode } from './citizen-code.entity.js';

/** What a send came to; `again`: certainly not accepted, and worth one more try at once, with another code. */
export type SendingOutcome = 'sent' | 'unknown' | 'failed' | 'again';

/** A code lives for minutes: a gateway that wants to be left alone for a while is as good as one that refuses. */
export function outcomeOf(answer: SendAnswer, isLast: boolean): SendingOutcome {
  switch (answer.outcome) {
    case 'accepted':
      return 'sent';
    case 'unknown':
      return 'unknown';
    case 'refused':
      return 'failed';
    case 'retry_later':
      return isLast || answer.afterMs !== undefined ? 'failed' : 'again';
  }
}

/**
 * Writes down what became of a code. One that nobody got stops working. What the gateway has reported meanwhile stands: a
 * report may overtake the answer to the request.
 */
export async function recordSending(
  transaction: Transaction,
  codeId: string,
  outcome: SendingOutcome,
): Promise<void> {
  const arrived = outcome === 'sent' || outcome === 'unknown';
  await transaction.manager.update(
    CitizenCode,
    { id: codeId, delivery: 'waiting' },
    {
      delivery: outcome === 'again' ? 'waiting' : outcome,
      ...(arrived ? {} : { salt: null, hash: null }),
    },
  );
}
