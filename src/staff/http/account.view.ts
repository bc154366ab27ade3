import type { SignedInStaff } from '../access/signed-in-staff.js';
import type { StaffAccount } from '../accounts/staff-account.entity.js';
import type { AccountView } from './staff.schemas.js';

/** An account as people may see it. */
export function accountView(account: StaffAccount | SignedInStaff): AccountView {
  const { id, username, displayName, departmentCode, mustChangePassword } = account;
  return { id, username, displayName, roles: [...account.roles], departmentCode, mustChangePassword };
}
