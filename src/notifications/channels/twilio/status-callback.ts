import twilio from 'twilio';
import { z } from 'zod';
import type { DeliveryStatus, ReportReading } from '../channel.js';

/** twilio.com/docs/messaging/api/message-resource, "Message Status Values". */
const deliveryOfMessage = {
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

/** twilio.com/docs/voice/api/call-resource, "Call Status Values". A mailbox that answers is `completed` too. */
const deliveryOfCall = {
  queued: 'in_transit',
  initiated: 'in_transit',
  ringing: 'in_transit',
  'in-progress': 'in_transit',
  completed: 'delivered',
  busy: 'undelivered',
  'no-answer': 'undelivered',
  failed: 'failed',
  canceled: 'failed',
} as const satisfies Record<string, DeliveryStatus>;

const formSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  z.enum(Object.keys(table) as [Key, ...Key[]]);

const messageReport = z
  .object({ MessageSid: z.string().regex(/^[SM]M[0-9a-f]{32}$/i), MessageStatus: keysOf(deliveryOfMessage) })
  .transform(({ MessageSid, MessageStatus }) => ({
    providerReference: MessageSid,
    status: deliveryOfMessage[MessageStatus],
  }));
const callReport = z
  .object({ CallSid: z.string().regex(/^CA[0-9a-f]{32}$/i), CallStatus: keysOf(deliveryOfCall) })
  .transform(({ CallSid, CallStatus }) => ({
    providerReference: CallSid,
    status: deliveryOfCall[CallStatus],
  }));
const reportSchema = z.union([messageReport, callReport]);

/**
 * Reads the form that Twilio posts when a message or a call changes its status. The parameters may grow without notice, so
 * all of them are verified and only two are read (twilio.com/docs/usage/webhooks/webhooks-security).
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
  return { outcome: 'report', ...report.data };
}
