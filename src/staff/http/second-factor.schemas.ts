import { z } from 'zod';
import { staffSessionSchema, type NewSessionView } from './sessions.schemas.js';

export const appCodeSchema = z
  .strictObject({ code: z.string().regex(/^\d{6}$/, 'must be six digits') })
  .meta({ id: 'AppCode', example: { code: '287082' } });
export type AppCodeBody = z.infer<typeof appCodeSchema>;

export const recoveryCodeSchema = z
  .strictObject({ recoveryCode: z.string().min(1).max(64) })
  .meta({ id: 'RecoveryCode', example: { recoveryCode: 'k7vd-2mqx-h9tn-4wsp' } });
export type RecoveryCodeBody = z.infer<typeof recoveryCodeSchema>;

export const drawnSecretSchema = z
  .strictObject({
    /** Base32, for those who type it into the app. */
    key: z.string(),
    /** `otpauth://…`, for the QR code. */
    uri: z.string(),
  })
  .meta({ id: 'DrawnSecret' });
export type DrawnSecret = z.infer<typeof drawnSecretSchema>;

export const drawnSecretExample = {
  key: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  uri: 'otpauth://totp/motcua247:nguyen.thi.lan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=motcua247',
};

export const confirmedAppSchema = staffSessionSchema
  .extend({
    /** Each signs in once without the app; shown only here. */
    recoveryCodes: z.array(z.string()),
  })
  .meta({ id: 'ConfirmedApp' });
/** The same, on its way to the cookie. */
export type ConfirmedApp = z.infer<typeof confirmedAppSchema> & NewSessionView;
