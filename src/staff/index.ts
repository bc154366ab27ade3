export { SignedIn, type SignedInStaff } from './access/signed-in-staff.js';
export { AccountParts, type AccountMaking } from './accounts/account-parts.js';
export {
  createFirstAdministrator,
  ensureDemoAccounts,
  type PrintedAccount,
} from './accounts/first-accounts.js';
export { giveNewPasswordTo } from './accounts/give-password.js';
export { endGivenPasswords } from './accounts/end-given-passwords.js';
export { endOpenSessions } from './sessions/old-sessions.js';
export { givenPasswordDays } from './accounts/given-password.policy.js';
export { readLockedAccounts } from './lock-out/locked-accounts.js';
export { readPresentCodes, type PresentCode } from './second-factor/present-codes.js';
export { secondPersonRefusals, secondPersonSchema } from './http/second-person.schemas.js';
export { proveSecondPerson, type SecondPersonProof } from './second-person/second-person.js';
export {
  colleagueChecks,
  resetSecondFactorOf,
  type ColleagueCheck,
} from './second-factor/reset-second-factor.js';
export { PasswordHasher, recommendedCost, type PasswordCost } from './passwords/password-hasher.js';
export { LiveSessions } from './sessions/live-sessions.js';
export { keepProofFresh, requireFreshProof } from './sessions/fresh-proof.js';
export { requireStillAllowed, type LetIn } from './sessions/still-allowed.js';
export { StaffModule } from './staff.module.js';
