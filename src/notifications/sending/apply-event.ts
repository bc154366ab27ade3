import type { Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { decideDelivery, type Delivery, type DeliveryEvent } from '../delivery/index.js';
import { deliveryOf, storedDelivery } from '../notices/delivery-of.js';
import type { Notice } from '../notices/notice.entity.js';
import { validForMs } from '../notices/validity.policy.js';
import type { SendingParts } from './sending-parts.js';

/** What becomes of a notice by an event, at the time of the transaction. */
export function decide(
  parts: SendingParts,
  transaction: Transaction,
  notice: Notice,
  delivery: Delivery,
  event: DeliveryEvent,
): Delivery {
  const ageMs = transaction.at.getTime() - notice.createdAt.getTime();
  return decideDelivery(
    delivery,
    event,
    { ageMs, validForMs: validForMs[notice.template] },
    parts.randomness,
  );
}

/** Decides about a locked notice and writes the decision down; an event that means nothing now changes nothing. */
export async function applyEvent(
  transaction: Transaction,
  parts: SendingParts,
  notice: Notice,
  event: DeliveryEvent,
  actor: Actor,
): Promise<void> {
  const before = deliveryOf(notice);
  const after = decide(parts, transaction, notice, before, event);
  if (after === before) return;
  const changes = { ...storedDelivery(after, transaction.at), ...detailOf(event) };
  const kind = event.kind === 'looked_up' && after.state === before.state ? 'looked_up' : after.state;
  await parts.records.change(transaction, notice, kind, changes, actor);
}

function detailOf(event: DeliveryEvent): { detail: string } | object {
  switch (event.kind) {
    case 'answered':
    case 'looked_up':
      return 'detail' in event.answer ? { detail: event.answer.detail } : {};
    case 'reported':
      return { detail: `reported ${event.status}` };
    case 'interrupted':
      return { detail: 'the service stopped before the answer came' };
    case 'send_due':
      return {};
  }
}
