import { z } from 'zod';
import { ownerChecks } from '../limits/phone-lock.js';

/** As the citizen says it. */
const phone = z.string().min(1).max(40);

export const phoneQuestionSchema = z
  .strictObject({ phone })
  .meta({ id: 'PhoneQuestion', example: { phone: '0912 345 678' } });
export type PhoneQuestion = z.infer<typeof phoneQuestionSchema>;

export const phoneStandingSchema = z
  .strictObject({
    /** Null: it is not locked. */
    lockedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PhoneStanding' });
export type PhoneStanding = z.infer<typeof phoneStandingSchema>;

export const phoneStandingExample: PhoneStanding = { lockedAt: '2026-11-23T02:00:00.000Z' };

export const phoneUnlockSchema = z
  .strictObject({
    phone,
    /** What the owner has shown. Of the document itself nothing is kept. */
    ownerCheck: z.enum(ownerChecks),
  })
  .meta({ id: 'PhoneUnlock', example: { phone: '0912 345 678', ownerCheck: 'citizen_id_card' } });
export type PhoneUnlock = z.infer<typeof phoneUnlockSchema>;
