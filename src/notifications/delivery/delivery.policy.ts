import { assertUnreachable, hourMs, minuteMs, type Randomness, secondMs } from '../../kernel/index.js';
import type { DeliveryStatus, FindAnswer, RefusalReason, SendAnswer } from '../channels/index.js';
import { backoffMs, type BackoffSchedule } from './backoff.js';

/**
 * The life of one notice:
 *
 *     waiting ─ sending ─┬─ sent ─┬─ delivered
 *        └──(retry)──────┤        └─ undelivered
 *                        └─ unknown (looked up, never sent again)
 */
export const noticeStates = ['waiting', 'sending', 'sent', 'delivered', 'undelivered', 'unknown'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Why an officer is asked to call the person. */
export type CallReason = RefusalReason | 'expired' | 'tries_used_up' | 'not_delivered' | 'outcome_unknown';

/** What is stored of a notice's delivery, and nothing else decides. */
export interface Delivery {
  readonly state: NoticeState;
  /** Attempts to send, the present one included. */
  readonly attempts: number;
  readonly lookups: number;
  /** What a job has to do next, and how long from now; undefined: nothing, whatever else comes is an event. */
  readonly next?: { readonly step: 'send' | 'look_up'; readonly inMs: number };
  readonly providerReference?: string;
  /** On the officer's list "call this person", and why. */
  readonly callThisPerson?: CallReason;
}

export type DeliveryEvent =
  /** A job is about to send; commit the answer before the first byte leaves. */
  | { readonly kind: 'send_due' }
  | { readonly kind: 'answered'; readonly answer: SendAnswer }
  /** Found `sending` with nobody at it: the process died between the commit and the answer. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'looked_up'; readonly answer: FindAnswer }
  | { readonly kind: 'reported'; readonly status: DeliveryStatus; readonly providerReference: string };

/** The notice's age counts from its writing; after `validForMs` it would only confuse. */
export interface DeliveryAge {
  readonly ageMs: number;
  readonly validForMs: number;
}

export const sendSchedule: BackoffSchedule = {
  firstMs: 30 * secondMs,
  factor: 2,
  longestMs: 30 * minuteMs,
  times: 12,
};
/** The first look is early enough for the officer, the last late enough for a gateway that was down. */
export const lookupSchedule: BackoffSchedule = {
  firstMs: minuteMs,
  factor: 3,
  longestMs: 2 * hourMs,
  times: 7,
};
/** A gateway's own wish is heeded up to here. */
export const longestWishMs = hourMs;

/** A notice as it is first stored. */
export const newDelivery: Delivery = {
  state: 'waiting',
  attempts: 0,
  lookups: 0,
  next: { step: 'send', inMs: 0 },
};

/**
 * The next state for every state and event; an event that means nothing in a state leaves the delivery as it is (the
 * same object). Three rules hold everywhere:
 * - Only `waiting` is ever sent, and `unknown` never becomes `waiting`: a citizen gets a notice at most once.
 * - A sign of acceptance counts whenever it comes, also before the answer to the request that it belongs to.
 * - `delivered` is final.
 */
export function decideDelivery(
  delivery: Delivery,
  event: DeliveryEvent,
  age: DeliveryAge,
  randomness: Randomness,
): Delivery {
  switch (event.kind) {
    case 'send_due':
      return afterSendDue(delivery, age);
    case 'answered':
      return afterAnswer(delivery, event.answer, age, randomness);
    case 'interrupted':
      return delivery.state === 'sending' ? toUnknown(delivery, randomness) : delivery;
    case 'looked_up':
      return afterLookup(delivery, event.answer, randomness);
    case 'reported':
      return afterReport(delivery, event.status, event.providerReference);
    default:
      return assertUnreachable(event);
  }
}

function afterSendDue(delivery: Delivery, age: DeliveryAge): Delivery {
  if (delivery.state !== 'waiting') return delivery;
  if (age.ageMs >= age.validForMs) return toUndelivered(delivery, 'expired');
  const { attempts, lookups } = delivery;
  return { state: 'sending', attempts: attempts + 1, lookups };
}

function afterAnswer(
  delivery: Delivery,
  answer: SendAnswer,
  age: DeliveryAge,
  randomness: Randomness,
): Delivery {
  const open = delivery.state === 'sending' || delivery.state === 'unknown';
  switch (answer.outcome) {
    case 'accepted':
      return open || delivery.state === 'waiting' ? toSent(delivery, answer.providerReference) : delivery;
    case 'refused':
      return open ? toUndelivered(delivery, answer.reason) : delivery;
    case 'retry_later':
      return delivery.state === 'sending'
        ? toWaiting(delivery, answer.afterMs ?? 0, age, randomness)
        : delivery;
    case 'unknown':
      return delivery.state === 'sending' ? toUnknown(delivery, randomness) : delivery;
    default:
      return assertUnreachable(answer);
  }
}

function afterLookup(delivery: Delivery, answer: FindAnswer, randomness: Randomness): Delivery {
  if (delivery.state !== 'unknown') return delivery;
  switch (answer.outcome) {
    case 'accepted':
      return toSent(delivery, answer.providerReference);
    case 'not_found':
    case 'unavailable':
      // Not found is no proof: the gateway may list it later. So the count alone decides.
      return delivery.lookups < lookupSchedule.times
        ? toUnknown({ ...delivery, lookups: delivery.lookups + 1 }, randomness)
        : delivery;
    default:
      return assertUnreachable(answer);
  }
}

function afterReport(delivery: Delivery, status: DeliveryStatus, providerReference: string): Delivery {
  if (delivery.state === 'delivered') return delivery;
  switch (status) {
    case 'in_transit':
      // Reports overtake each other: in transit says nothing once the end is known.
      return delivery.state === 'undelivered' || delivery.state === 'sent'
        ? delivery
        : toSent(delivery, providerReference);
    case 'delivered':
      return { ...counts(delivery), state: 'delivered', providerReference };
    case 'undelivered':
    case 'failed':
      return delivery.state === 'undelivered'
        ? delivery
        : { ...toUndelivered(delivery, 'not_delivered'), providerReference };
    default:
      return assertUnreachable(status);
  }
}

function counts({ attempts, lookups }: Delivery): Pick<Delivery, 'attempts' | 'lookups'> {
  return { attempts, lookups };
}

function toSent(delivery: Delivery, providerReference: string): Delivery {
  return { ...counts(delivery), state: 'sent', providerReference };
}

function toUndelivered(delivery: Delivery, callThisPerson: CallReason): Delivery {
  return { ...counts(delivery), state: 'undelivered', callThisPerson };
}

function toWaiting(delivery: Delivery, wishMs: number, age: DeliveryAge, randomness: Randomness): Delivery {
  if (delivery.attempts >= sendSchedule.times) return toUndelivered(delivery, 'tries_used_up');
  const inMs = Math.max(
    backoffMs(sendSchedule, delivery.attempts, randomness),
    Math.min(wishMs, longestWishMs),
  );
  if (age.ageMs + inMs >= age.validForMs) return toUndelivered(delivery, 'expired');
  return { ...counts(delivery), state: 'waiting', next: { step: 'send', inMs } };
}

/** Looked up a bounded number of times; then it stays unknown, which is the truth, and a person takes over. */
function toUnknown(delivery: Delivery, randomness: Randomness): Delivery {
  const unknown = { ...counts(delivery), state: 'unknown' } as const;
  return delivery.lookups >= lookupSchedule.times
    ? { ...unknown, callThisPerson: 'outcome_unknown' }
    : {
        ...unknown,
        next: { step: 'look_up', inMs: backoffMs(lookupSchedule, delivery.lookups + 1, randomness) },
      };
}
