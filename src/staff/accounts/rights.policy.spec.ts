import { describe, expect, it } from '@jest/globals';
import { areSameRights, type Rights } from './rights.policy.js';

const rights = (roles: Rights['roles'], departmentCode: string | null = null): Rights => ({
  roles,
  departmentCode,
});

describe('the rights of an account', () => {
  it.each([
    ['in another order', rights(['officer', 'desk']), rights(['desk', 'officer']), true],
    ['one named twice', rights(['officer']), rights(['officer', 'officer']), true],
    ['one taken', rights(['officer', 'desk']), rights(['officer']), false],
    ['one given', rights(['officer']), rights(['officer', 'desk']), false],
    ['another one', rights(['officer']), rights(['technician']), false],
    ['another department', rights(['department'], 'justice'), rights(['department'], 'health'), false],
    ['no department any more', rights(['department'], 'justice'), rights(['department']), false],
  ] as const)('%s', (_what, one, other, same) => {
    expect(areSameRights(one, other)).toBe(same);
  });
});
