import { describe, expect, it } from '@jest/globals';
import { roles as rolesOfService } from '../../../../src/platform/auth/roles.js';
import { accountOf, emptyAccount, faultsOf, officeKindOf, roles } from './account-draft.js';
import { newPassword } from './new-password.js';

const officer = {
  username: 'nguyen.thi.lan',
  displayName: ' Nguyễn  Thị Lan',
  roles: ['officer'],
  departmentCode: '',
} as const;

describe('a new account', () => {
  it('can have every role there is', () => {
    expect([...roles].sort()).toEqual([...rolesOfService].sort());
  });

  it('is sent tidied; only who works for an office names one', () => {
    expect(faultsOf(officer)).toEqual([]);
    expect(accountOf({ ...officer, departmentCode: 'justice' }, 'secret-secret')).toEqual({
      username: 'nguyen.thi.lan',
      displayName: 'Nguyễn Thị Lan',
      roles: ['officer'],
      departmentCode: null,
      password: 'secret-secret',
    });
    const clerk = { ...officer, roles: ['department'], departmentCode: 'justice' } as const;
    expect(accountOf(clerk, 'secret-secret').departmentCode).toBe('justice');
    expect(officeKindOf(['officer', 'agency'])).toBe('agency');
  });

  it.each([
    [{ username: 'Lan' }, ['username']],
    [{ username: 'l' }, ['username']],
    [{ displayName: ' ' }, ['displayName']],
    [{ roles: [] }, ['roles']],
    [{ roles: ['department'] }, ['departmentCode']],
    [{ roles: ['department', 'agency'], departmentCode: 'justice' }, ['twoOffices']],
  ] as const)('%j is refused before it is sent', (change, faults) => {
    expect(faultsOf({ ...officer, ...change })).toEqual(faults);
  });

  it('says everything that is missing at once', () => {
    expect(faultsOf(emptyAccount)).toEqual(['username', 'displayName', 'roles']);
  });
});

describe('a password for a person to copy once', () => {
  it('has four groups of letters that are not taken for others, and leaves out bytes that would favour some', () => {
    let next = 0;
    const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => (next += 17) % 256);
    expect(newPassword(bytes)).toMatch(/^[2-9a-hj-km-np-z]{4}(?:-[2-9a-hj-km-np-z]{4}){3}$/);
    let rounds = 0;
    const high = (count: number): Uint8Array => new Uint8Array(count).fill(rounds++ === 0 ? 255 : 0);
    expect(newPassword(high)).toBe('2222-2222-2222-2222');
  });

  it('is none without randomness', () => {
    expect(() => newPassword((count) => new Uint8Array(count).fill(255))).toThrow();
  });
});
