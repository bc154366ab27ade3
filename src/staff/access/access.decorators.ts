// They stand in src/platform/auth, because features below the staff mark their routes with them.
export {
  BeforeSignIn,
  ForLeavingStaff,
  ForOwnAccount,
  ForStaff,
  May,
  staffAccessKey as accessKey,
  staffRefusals,
  type StaffAccess as Access,
} from '../../platform/auth/index.js';
