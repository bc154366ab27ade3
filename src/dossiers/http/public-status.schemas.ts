import { z } from 'zod';
import { statusTokenForm } from '../status-links.js';
import { localizedTextSchema, stateSchema } from './common.schemas.js';

export const statusTokenSchema = z
  .string()
  .regex(statusTokenForm, 'must be the last part of the link on the slip')
  .meta({ example: '2Qm0X8v7b1nY5kR3tW9zAg' });

const time = z.iso.datetime();

export const publicStatusSchema = z
  .strictObject({
    state: stateSchema,
    text: localizedTextSchema,
    depositNumber: z.string().nullable(),
    procedureName: localizedTextSchema,
    missingPapers: z.array(z.string()),
    depositedAt: time.nullable(),
    dueAt: time.nullable(),
    /** Until when it can be fetched from the cabinet; only while it lies there. */
    fetchUntil: time.nullable(),
    desk: z.strictObject({
      name: localizedTextSchema,
      address: z.string(),
      hours: localizedTextSchema,
      phone: z.string(),
    }),
  })
  .meta({ id: 'PublicStatus' });
export type PublicStatus = z.infer<typeof publicStatusSchema>;
