import { z } from 'zod';
import { appCodeSchema, recoveryCodeSchema } from './second-factor.schemas.js';

export const reauthenticationSchema = z
  .discriminatedUnion('kind', [
    appCodeSchema.extend({ kind: z.literal('code') }),
    recoveryCodeSchema.extend({ kind: z.literal('recovery_code') }),
  ])
  .meta({ id: 'Reauthentication', example: { kind: 'code', code: '287082' } });
export type ReauthenticationBody = z.infer<typeof reauthenticationSchema>;
