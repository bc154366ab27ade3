import { describe, expect, it } from '@jest/globals';
import type { DeliveryStatus } from '../../notifications/channels/index.js';
import type { CodeDelivery } from './citizen-code.entity.js';
import { afterReport } from './code-delivery.policy.js';

/** For every delivery: what each report makes of it. */
const table = {
  waiting: { in_transit: 'sent', delivered: 'delivered', undelivered: 'undelivered', failed: 'undelivered' },
  sent: { in_transit: 'sent', delivered: 'delivered', undelivered: 'undelivered', failed: 'undelivered' },
  unknown: { in_transit: 'sent', delivered: 'delivered', undelivered: 'undelivered', failed: 'undelivered' },
  undelivered: {
    in_transit: 'undelivered',
    delivered: 'delivered',
    undelivered: 'undelivered',
    failed: 'undelivered',
  },
  delivered: {
    in_transit: 'delivered',
    delivered: 'delivered',
    undelivered: 'delivered',
    failed: 'delivered',
  },
  failed: { in_transit: 'failed', delivered: 'failed', undelivered: 'failed', failed: 'failed' },
  withheld: { in_transit: 'withheld', delivered: 'withheld', undelivered: 'withheld', failed: 'withheld' },
} as const satisfies Record<CodeDelivery, Record<DeliveryStatus, CodeDelivery>>;

const statuses = ['in_transit', 'delivered', 'undelivered', 'failed'] as const;

describe('a report about a code', () => {
  it.each(Object.entries(table))('that is %s', (delivery, row) => {
    for (const status of statuses) expect(afterReport(delivery as CodeDelivery, status)).toBe(row[status]);
  });

  it('comes to the same in whatever order and however often', () => {
    const orders: DeliveryStatus[][] = [
      ['in_transit', 'delivered'],
      ['delivered', 'in_transit'],
      ['undelivered', 'delivered', 'undelivered', 'in_transit'],
      ['delivered', 'delivered', 'failed'],
    ];
    for (const order of orders) expect(order.reduce<CodeDelivery>(afterReport, 'sent')).toBe('delivered');
  });
});
