import { assertUnreachable } from '../../kernel/index.js';
import type { DeliveryStatus } from '../../notifications/channels/index.js';
import type { CodeDelivery } from './citizen-code.entity.js';

/** Nothing was handed to a gateway, or everything is known already. */
const final: ReadonlySet<CodeDelivery> = new Set(['failed', 'withheld', 'delivered']);

/**
 * What a gateway's report makes of a code's delivery. Reports overtake each other, and the answer to the request too, so
 * each leads on and none back; the same delivery says that there is nothing new.
 */
export function afterReport(delivery: CodeDelivery, status: DeliveryStatus): CodeDelivery {
  if (final.has(delivery)) return delivery;
  switch (status) {
    case 'in_transit':
      return delivery === 'undelivered' ? delivery : 'sent';
    case 'delivered':
      return 'delivered';
    case 'undelivered':
    case 'failed':
      return 'undelivered';
    default:
      return assertUnreachable(status);
  }
}
