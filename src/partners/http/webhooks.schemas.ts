import { z } from 'zod';
import type { DeadLetter } from '../webhooks/dead-letters.js';
import type { WebhookStanding } from '../webhooks/standing.js';

const longestUrl = 500;

/** An address to send to, whole: no credentials in it, since it is shown. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' && hash === '';
}

export const newWebhookSchema = z
  .strictObject({
    url: z
      .string()
      .max(longestUrl)
      .refine(isAddress, 'must be an https:// address without user name, password and fragment'),
  })
  .meta({ id: 'NewWebhook', example: { url: 'https://mot-cua.example.vn/hooks/locker' } });
export type NewWebhookBody = z.infer<typeof newWebhookSchema>;

const webhookSchema = z
  .strictObject({
    url: z.string(),
    /** Nothing is sent there any more: an administrator said so, or the partner did (410). */
    switchedOff: z.boolean(),
    waiting: z.int().min(0),
  })
  .meta({ id: 'Webhook' });

export const webhookPageSchema = z
  .strictObject({
    webhook: webhookSchema.nullable(),
    /** Messages that were given up, the newest first. */
    deadLetters: z.array(
      z.strictObject({
        id: z.uuid(),
        type: z.string(),
        /** The official code of its dossier, or else the deposit number. */
        number: z.string().nullable(),
        queuedAt: z.iso.datetime(),
        /** What came of the last attempt. */
        detail: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'WebhookPage' });
export type WebhookPage = z.infer<typeof webhookPageSchema>;

export const webhookSecretSchema = z
  .strictObject({
    /** Signs what is sent; shown only here. */
    secret: z.string(),
  })
  .meta({ id: 'WebhookSecret', example: { secret: `whsec_${'A'.repeat(43)}=` } });
export type WebhookSecretView = z.infer<typeof webhookSecretSchema>;

export const sentAgainSchema = z
  .strictObject({ messages: z.int().min(0) })
  .meta({ id: 'MessagesSentAgain', example: { messages: 3 } });

export const dismissedSchema = z
  .strictObject({ messages: z.int().min(0) })
  .meta({ id: 'MessagesDismissed', example: { messages: 3 } });

export const webhookPageExample: WebhookPage = {
  webhook: { url: 'https://mot-cua.example.vn/hooks/locker', switchedOff: false, waiting: 0 },
  deadLetters: [
    {
      id: '9a1d6a7e-2f5b-4c7e-8a5f-6b0c1d2e3f40',
      type: 'dossier.accepted',
      number: '000.00.00.H05-261123-0001',
      queuedAt: '2026-11-23T01:10:00.000Z',
      detail: 'answered 500',
    },
  ],
};

export function webhookPageView(
  webhook: WebhookStanding | undefined,
  deadLetters: readonly DeadLetter[],
): WebhookPage {
  return {
    webhook: webhook ?? null,
    deadLetters: deadLetters.map((letter) => ({ ...letter, queuedAt: letter.queuedAt.toISOString() })),
  };
}
