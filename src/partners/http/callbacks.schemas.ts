import { z } from 'zod';
import { reports } from '../callbacks/progress.policy.js';
import { dossierNumberSchema } from './partner-dossiers.schemas.js';

export const callbackSchema = z
  .strictObject({
    type: z.enum(reports),
    /** When it happened. What counts here is when it is taken: nothing is dated back. */
    timestamp: z.iso.datetime({ offset: true }),
    data: z.strictObject({
      /** Its official code or deposit number. */
      number: dossierNumberSchema,
    }),
  })
  .meta({
    id: 'PartnerCallback',
    example: {
      type: 'dossier.finished',
      timestamp: '2026-11-23T02:00:00Z',
      data: { number: '000.00.00.H05-261123-0001' },
    },
  });
export type CallbackBody = z.infer<typeof callbackSchema>;

export const callbackAnswerSchema = z
  .strictObject({
    /** `known`: the dossier was as far already; nothing was done. */
    effect: z.enum(['applied', 'known']),
  })
  .meta({ id: 'PartnerCallbackAnswer', example: { effect: 'applied' } });
export type CallbackAnswer = z.infer<typeof callbackAnswerSchema>;

export const callbacksPageSchema = z
  .strictObject({
    /** Where the partner posts. */
    address: z.url(),
    /** When the secret was made by which it signs now; null without one. */
    secretMadeAt: z.iso.datetime().nullable(),
  })
  .meta({
    id: 'CallbacksPage',
    example: {
      address: 'https://motcua.example.vn/api/partner/callbacks/5b0c2a44-6f0e-4f0b-9d7e-1c2f3a4b5d6e',
      secretMadeAt: '2026-11-23T02:00:00.000Z',
    },
  });
export type CallbacksPage = z.infer<typeof callbacksPageSchema>;

export const newCallbackSecretSchema = z
  .strictObject({
    /** The one before got into wrong hands: it ends with this, instead of a day later. */
    endOldNow: z.boolean().optional(),
  })
  .meta({ id: 'NewCallbackSecret', example: { endOldNow: false } });
export type NewCallbackSecretBody = z.infer<typeof newCallbackSecretSchema>;

export const callbackSecretSchema = z
  .strictObject({
    /** Signs what the partner sends; shown only here. */
    secret: z.string(),
  })
  .meta({ id: 'CallbackSecret', example: { secret: `whsec_${'A'.repeat(43)}=` } });
export type CallbackSecretView = z.infer<typeof callbackSecretSchema>;
