import { holdsAt, type PhoneNumber } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { CitizenCode, type CodeDelivery, type CodeWay } from './citizen-code.entity.js';
import { drawCode, storeCode } from './code-hash.js';
import type { CodeParts } from './code-parts.js';
import type { CodeOccasion } from './code-occasion.js';

/** A code on its way: nowhere but here and in the SMS or the call. */
export interface CodeToSend {
  readonly id: string;
  readonly phone: PhoneNumber;
  readonly way: CodeWay;
  readonly code: string;
}

/**
 * Draws a code for a request that waits, and stores its hash, so that the code works by the time it can arrive.
 * @returns undefined when nothing is to be sent (any more).
 */
export async function prepareSending(
  transaction: Transaction,
  parts: Pick<CodeParts, 'randomness' | 'codeKey' | 'phones'>,
  codeOccasion: CodeOccasion,
  codeId: string,
): Promise<CodeToSend | undefined> {
  const request = await transaction.manager.findOne(CitizenCode, {
    where: { id: codeId },
    lock: { mode: 'pessimistic_write' },
  });
  if (request?.delivery !== 'waiting') return undefined;
  if (request.ended !== null && request.ended !== 'expired') return undefined;

  const verdict = await withoutSending(transaction, codeOccasion, request);
  if (verdict !== undefined) {
    await transaction.manager.update(CitizenCode, codeId, { delivery: verdict });
    return undefined;
  }
  const code = drawCode(parts.randomness);
  await transaction.manager.update(CitizenCode, codeId, storeCode(parts.codeKey, code, parts.randomness));
  return { id: codeId, phone: parts.phones.open(request), way: request.way, code };
}

/** What is known without sending; undefined when the code is to be sent. */
async function withoutSending(
  transaction: Transaction,
  codeOccasion: CodeOccasion,
  request: CitizenCode,
): Promise<CodeDelivery | undefined> {
  // An earlier run of the job drew a code and did not live to tell what became of it (I7): the citizen asks again.
  if (request.hash !== null) return 'unknown';
  const { ended, requestedAt: from, expiresAt: until } = request;
  if (ended !== null || !holdsAt({ from, until }, transaction.at)) return 'failed';
  if (!(await codeOccasion.exists(transaction, request.phoneIndex, request.purpose))) {
    return 'withheld';
  }
  return undefined;
}
