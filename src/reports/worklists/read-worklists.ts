import type { Transaction } from '../../platform/index.js';
import type { SignedInStaff } from '../../staff/index.js';
import { worklistsOf, type Standing, type Worklist } from './worklists.policy.js';

/** The lists of whoever asks, with how many dossiers stand on each now. */
export async function readWorklists(
  transaction: Transaction,
  staff: Pick<SignedInStaff, 'roles' | 'departmentCode'>,
): Promise<Worklist[]> {
  const standings = await transaction.query<Standing>(
    `SELECT state, custody, department_code AS "departmentCode", count(*)::integer AS count,
            (count(*) FILTER (WHERE due_at < $1))::integer AS late
       FROM dossier WHERE closed_at IS NULL GROUP BY state, custody, department_code`,
    [transaction.at],
  );
  return worklistsOf(staff, standings);
}
