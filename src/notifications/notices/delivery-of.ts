import { addMs } from '../../kernel/index.js';
import type { Delivery } from '../delivery/index.js';
import type { Notice } from './notice.entity.js';

/**
 * How long a notice may be `sending` before nobody can be at it any more: far longer than one attempt and its two
 * transactions take. Whoever finds it `sending` after that looks it up and never sends it again.
 */
export const sendingLeaseMs = 60_000;

/** The stored delivery in the words of the policy. What is to be done next follows from the state. */
export function deliveryOf(notice: Notice): Delivery {
  const { state, attempts, lookups, providerReference, callReason } = notice;
  return {
    state,
    attempts,
    lookups,
    ...(providerReference === null ? {} : { providerReference }),
    ...(callReason === null ? {} : { callThisPerson: callReason }),
  };
}

type StoredDelivery = Pick<
  Notice,
  'state' | 'attempts' | 'lookups' | 'providerReference' | 'callReason' | 'nextAttemptAt'
>;

/** What is stored of a decision that was made at this time. */
export function storedDelivery(delivery: Delivery, at: Date): StoredDelivery {
  const { state, attempts, lookups, next, providerReference, callThisPerson } = delivery;
  return {
    state,
    attempts,
    lookups,
    providerReference: providerReference ?? null,
    callReason: callThisPerson ?? null,
    nextAttemptAt: state === 'sending' ? addMs(at, sendingLeaseMs) : next ? addMs(at, next.inMs) : null,
  };
}
