import type { Transaction } from '../../platform/index.js';
import type { MessageQuery, OutgoingMessage } from '../channels/index.js';
import { addMs, assertInvariant, minuteMs } from '../../kernel/index.js';
import { deliveryOf, storedDelivery } from '../notices/delivery-of.js';
import { noticesActor } from '../notices/queue-notice.js';
import type { Notice } from '../notices/notice.entity.js';
import { applyEvent, decide } from './apply-event.js';
import { composeMessage } from './compose-message.js';
import type { SendingParts } from './sending-parts.js';

/** What is to be done outside any transaction, now that the intent is durable. */
export type DeliveryStep =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'send'; readonly message: OutgoingMessage }
  /** `version` of the notice for which the look-up was due. */
  | { readonly kind: 'look_up'; readonly query: MessageQuery; readonly version: number };

const nothing: DeliveryStep = { kind: 'nothing' };

/** Far more than a gateway's clock and ours may differ. */
const clockDifferenceMs = 10 * minuteMs;

/**
 * The first transaction of a delivery: locks the notice, decides what is due, and writes an attempt down before the first
 * byte leaves. Does nothing about a notice that is not due, or that somebody is at.
 */
export async function beginDelivery(
  transaction: Transaction,
  parts: SendingParts,
  noticeId: string,
): Promise<DeliveryStep> {
  const notice = await parts.records.lock(transaction, noticeId);
  if (!notice?.nextAttemptAt || notice.nextAttemptAt > transaction.at) return nothing;
  switch (notice.state) {
    case 'waiting':
      return beginSending(transaction, parts, notice);
    case 'unknown':
      return beginLookup(transaction, parts, notice);
    case 'sending':
      await applyEvent(transaction, parts, notice, { kind: 'interrupted' }, noticesActor);
      return nothing;
    case 'sent':
    case 'delivered':
    case 'undelivered':
      return nothing;
  }
}

async function beginSending(
  transaction: Transaction,
  parts: SendingParts,
  notice: Notice,
): Promise<DeliveryStep> {
  const due = decide(parts, transaction, notice, deliveryOf(notice), { kind: 'send_due' });
  const attempt = due.state === 'sending' ? { channel: parts.channel.name, attemptedAt: transaction.at } : {};
  const changes = { ...storedDelivery(due, transaction.at), ...attempt, detail: null };
  await parts.records.change(transaction, notice, due.state, changes, noticesActor);
  if (due.state !== 'sending') return nothing;

  const composed = await composeMessage(transaction, parts, notice);
  if (composed.kind === 'message') return { kind: 'send', message: composed.message };
  const { answer } = composed;
  await applyEvent(transaction, parts, notice, { kind: 'answered', answer }, noticesActor);
  return nothing;
}

async function beginLookup(
  transaction: Transaction,
  parts: SendingParts,
  notice: Notice,
): Promise<DeliveryStep> {
  const { attemptedAt, version } = notice;
  assertInvariant(attemptedAt, 'what is unknown was attempted');
  const composed = await composeMessage(transaction, parts, notice);
  if (composed.kind === 'refusal') {
    const answer = { outcome: 'unavailable', detail: 'there is no phone number to look for' } as const;
    await applyEvent(transaction, parts, notice, { kind: 'looked_up', answer }, noticesActor);
    return nothing;
  }
  const { reference, to, text } = composed.message;
  const claimed = await referencesSince(transaction, addMs(attemptedAt, -clockDifferenceMs));
  return { kind: 'look_up', query: { reference, to, text, since: attemptedAt, claimed }, version };
}

/** What belongs to other notices already: one message at the gateway must not stand for two of ours. */
async function referencesSince(transaction: Transaction, since: Date): Promise<string[]> {
  const rows = await transaction.query<{ provider_reference: string }>(
    'SELECT provider_reference FROM notice WHERE provider_reference IS NOT NULL AND attempted_at >= $1',
    [since],
  );
  return rows.map((row) => row.provider_reference);
}
