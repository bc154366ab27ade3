import { z } from 'zod';
import { givenPasswordStanding, givenPasswordStandings } from '../accounts/given-password.policy.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';
import { colleagueChecks } from '../second-factor/reset-second-factor.js';
import { accountView } from './account.view.js';
import {
  accountSchema,
  displayNameSchema,
  newPasswordSchema,
  roleSchema,
  usernameSchema,
} from './staff.schemas.js';

const rolesShape = {
  roles: z.array(roleSchema).min(1).max(7),
  /** Required for the roles department and agency, not allowed for others. */
  departmentCode: z.string().min(1).max(32).nullable().default(null),
};

export const newAccountSchema = z
  .strictObject({
    username: usernameSchema,
    displayName: displayNameSchema,
    ...rolesShape,
    /** To be told to the person, who must choose another at the first sign-in. */
    password: newPasswordSchema,
  })
  .meta({
    id: 'NewAccount',
    example: {
      username: 'tran.van.binh',
      displayName: 'Trần Văn Bình',
      roles: ['department'],
      departmentCode: 'justice',
      password: 'k7vd-2mqx-h9tn-4wsp',
    },
  });
export type NewAccountBody = z.infer<typeof newAccountSchema>;

export const rolesChangeSchema = z
  .strictObject(rolesShape)
  .meta({ id: 'RolesChange', example: { roles: ['officer', 'desk'], departmentCode: null } });
export type RolesChangeBody = z.infer<typeof rolesChangeSchema>;

export const passwordResetSchema = z
  .strictObject({ newPassword: newPasswordSchema })
  .meta({ id: 'PasswordReset', example: { newPassword: 'k7vd-2mqx-h9tn-4wsp' } });
export type PasswordResetBody = z.infer<typeof passwordResetSchema>;

export const secondFactorResetSchema = z
  .strictObject({
    /** How it was made sure, face to face, who has lost the app. Of a document nothing is kept. */
    identityCheck: z.enum(colleagueChecks),
  })
  .meta({ id: 'SecondFactorReset', example: { identityCheck: 'citizen_id_card' } });
export type SecondFactorResetBody = z.infer<typeof secondFactorResetSchema>;

export const accountIdSchema = z.uuid().meta({ example: '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11' });

export const administeredAccountSchema = accountSchema
  .extend({
    disabled: z.boolean(),
    /** Whether wrong tries in a row keep its owner from signing in; a wait between tries, which an unlock ends. */
    locked: z.boolean(),
    /** Whether its owner has set up an authenticator app; without, the next sign-in begins with that. */
    secondFactor: z.enum(['set_up', 'missing']),
    /** Whether somebody else chose the password, and if so, whether it can be used yet, for one sign-in. */
    givenPassword: z.enum(givenPasswordStandings),
  })
  .meta({ id: 'AdministeredAccount' });
export type AdministeredAccount = z.infer<typeof administeredAccountSchema>;

export const accountListSchema = z
  .strictObject({ accounts: z.array(administeredAccountSchema) })
  .meta({ id: 'AccountList' });

export const accountExample: AdministeredAccount = {
  id: '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11',
  username: 'tran.van.binh',
  displayName: 'Trần Văn Bình',
  roles: ['department'],
  departmentCode: 'justice',
  mustChangePassword: true,
  disabled: false,
  locked: false,
  secondFactor: 'missing',
  givenPassword: 'waiting',
};

/** Of all accounts at one moment, by their ids. */
export interface AccountStanding {
  readonly at: Date;
  readonly locked: ReadonlySet<string>;
  readonly enrolled: ReadonlySet<string>;
}

/** An account as administrators see it. */
export function administeredAccount(account: StaffAccount, standing: AccountStanding): AdministeredAccount {
  const { id, disabled } = account;
  return {
    ...accountView(account),
    disabled,
    locked: standing.locked.has(id),
    secondFactor: standing.enrolled.has(id) ? 'set_up' : 'missing',
    givenPassword: givenPasswordStanding(account, standing.at),
  };
}
