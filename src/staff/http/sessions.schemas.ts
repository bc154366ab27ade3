import { z } from 'zod';
import { accountSchema, givenPasswordSchema } from './staff.schemas.js';

export const signInSchema = z
  .strictObject({
    // Not held against the form of a username: what is no username gets the answer of a wrong one.
    username: z.string().min(1).max(64).meta({ example: 'nguyen.thi.lan' }),
    password: givenPasswordSchema,
  })
  .meta({
    id: 'SignIn',
    example: { username: 'nguyen.thi.lan', password: 'con trau di truoc cai cay' },
  });
export type SignInBody = z.infer<typeof signInSchema>;

export const staffSessionSchema = z
  .strictObject({
    /** To be sent as `Authorization: Bearer …`, unless a browser keeps it in the cookie; shown only here. */
    token: z.string(),
    expiresAt: z.iso.datetime(),
    account: accountSchema,
  })
  .meta({ id: 'StaffSession' });
export type StaffSessionView = z.infer<typeof staffSessionSchema>;
