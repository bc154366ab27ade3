import { AccountParts } from '../../src/staff/index.js';
import { createAccount } from '../../src/staff/accounts/create-account.js';
import type { Role } from '../../src/platform/index.js';
import { bodyOf, callerWith, type Caller } from './caller.js';
import { presentCode, stepOf, withToken, type Step } from './staff.js';
import type { TestService } from './test-service.js';

/** Of every one of them. */
export const password = 'k7vd-2mqx-h9tn-4wsp';
const bodyOfRole: Partial<Record<Role, object>> = {
  department: { departmentCode: 'justice' },
  agency: { departmentCode: 'police' },
};

/** A sign-in with the password shown, and nothing more yet. */
export interface HalfWay extends Step {
  readonly halfWay: Caller;
}

/** Members of the staff of whom each has a password of their own and no app yet. */
export class Newcomers {
  private made = 0;

  constructor(private readonly service: TestService) {}

  makeAccount(role: Role): Promise<{ readonly id: string; readonly username: string }> {
    const username = `somebody-${(this.made += 1)}`;
    const own = { displayName: 'Nguyễn Thị Lan', roles: [role], departmentCode: null, ...bodyOfRole[role] };
    return this.service.database.transaction((transaction) =>
      createAccount(
        transaction,
        this.service.application.get(AccountParts),
        { username, password, mustChangePassword: false, ...own },
        { type: 'system', id: 'test' },
      ),
    );
  }

  async firstStep(username: string): Promise<HalfWay> {
    const anonymous = callerWith(this.service, {});
    const step = stepOf(await anonymous.post('/api/staff/sessions', { username, password }));
    return { ...step, halfWay: withToken(this.service, step.token) };
  }

  /** Sets up an app; answers the whole session and its recovery codes. */
  async setUp(username: string): Promise<Step> {
    const { account, halfWay } = await this.firstStep(username);
    bodyOf(await halfWay.post('/api/staff/second-factor/app'));
    const code = await presentCode(this.service, account.id);
    return stepOf(await halfWay.post('/api/staff/second-factor/app/confirmation', { code }));
  }
}
