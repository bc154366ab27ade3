export { ForStaff, May, staffRefusals } from './access/access.decorators.js';
export { SignedIn, type SignedInStaff } from './access/signed-in-staff.js';
export { AccountParts } from './accounts/account-parts.js';
export {
  createFirstAdministrator,
  ensureDemoAccounts,
  type PrintedAccount,
} from './accounts/first-accounts.js';
export { PasswordHasher, type PasswordCost } from './passwords/password-hasher.js';
export { actions, may, rolesThatMay, type Action } from './permissions/permissions.policy.js';
export { roles, type Role } from './permissions/roles.js';
export { passwordCostToken, StaffModule } from './staff.module.js';
export { hashToken, isTokenShaped, mintToken, type OpaqueToken } from './tokens/opaque-token.js';
