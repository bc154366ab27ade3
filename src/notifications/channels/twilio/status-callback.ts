import twilio from 'twilio';
import { z } from 'zod';
import type { DeliveryStatus, ReportReading } from '../channel.js';

/** twilio.com/docs/messaging/api/message-resource, "Message Status Values". */
const deliveryByStatus = {
  accepted: 'in_transit',
  scheduled: 'in_transit',
  queued: 'in_transit',
  sending: 'in_transit',
  sent: 'in_transit',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  partially_delivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
} as const satisfies Record<string, DeliveryStatus>;

type TwilioStatus = keyof typeof deliveryByStatus;

const formSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const reportSchema = z.object({
  MessageSid: z.string().regex(/^[SM]M[0-9a-f]{32}$/i),
  MessageStatus: z.enum(Object.keys(deliveryByStatus) as [TwilioStatus, ...TwilioStatus[]]),
});

/**
 * Reads the form that Twilio posts when a message changes its status. The parameters may grow without notice, so all
 * of them are verified and only two are read (twilio.com/docs/usage/webhooks/webhooks-security).
 */
export function parseStatusCallback(
  body: unknown,
  signature: string | undefined,
  url: string,
  authToken: string,
): ReportReading {
  const form = formSchema.safeParse(body);
  if (!form.success) return { outcome: 'malformed' };
  if (signature === undefined || !twilio.validateRequest(authToken, signature, url, form.data)) {
    return { outcome: 'signature_invalid' };
  }
  const report = reportSchema.safeParse(form.data);
  if (!report.success) return { outcome: 'malformed' };
  const { MessageSid: providerReference, MessageStatus: status } = report.data;
  return { outcome: 'report', providerReference, status: deliveryByStatus[status] };
}
