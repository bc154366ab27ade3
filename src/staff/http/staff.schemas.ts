import { z } from 'zod';
import { roles } from '../../platform/index.js';

/**
 * A new password: OWASP ASVS 5.0 asks for 8 characters and recommends 15 (6.2.1), at least 64 must be possible (6.2.9),
 * and no rule about kinds of characters (6.2.5). What is easy to guess is refused where the account is known.
 */
export const newPasswordSchema = z.string().min(12).max(128).meta({ example: 'con trau di truoc cai cay' });

/** A password to be checked: any length that was ever allowed, and no more work than that. */
export const givenPasswordSchema = z.string().min(1).max(128).meta({ example: 'con trau di truoc cai cay' });

export const usernameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9._-]{1,31}$/, 'must be 2–32 small letters, digits or "._-", beginning with a letter')
  .meta({ example: 'nguyen.thi.lan' });

/** No control or formatting characters: the name stands in lists and on papers. */
export const displayNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{C}]*$/u, 'must not have control characters')
  .meta({ example: 'Nguyễn Thị Lan' });

export const roleSchema = z.enum(roles).meta({ id: 'Role', example: 'officer' });

export const accountSchema = z
  .strictObject({
    id: z.uuid(),
    username: z.string(),
    displayName: z.string(),
    roles: z.array(roleSchema),
    /** The department or agency the person works for. */
    departmentCode: z.string().nullable(),
    /** Nothing else is allowed before the person has chosen a password of their own. */
    mustChangePassword: z.boolean(),
  })
  .meta({
    id: 'Account',
    example: {
      id: '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11',
      username: 'nguyen.thi.lan',
      displayName: 'Nguyễn Thị Lan',
      roles: ['officer'],
      departmentCode: null,
      mustChangePassword: false,
    },
  });
export type AccountView = z.infer<typeof accountSchema>;
