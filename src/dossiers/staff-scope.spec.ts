import { describe, expect, it } from '@jest/globals';
import { departmentSeen, mayWith, type StaffAsking } from './staff-scope.js';

const officer: StaffAsking = { id: 'o', roles: ['officer'], departmentCode: null };
const clerk: StaffAsking = { id: 'c', roles: ['department'], departmentCode: 'justice' };
const clerkAndOfficer: StaffAsking = { id: 'b', roles: ['department', 'officer'], departmentCode: 'justice' };
const technician: StaffAsking = { id: 't', roles: ['technician'], departmentCode: null };

describe('what staff may do with whose dossiers', () => {
  it.each([
    ['an officer with any', officer, 'dossier.process', 'health', true],
    ['an officer with one of no department yet', officer, 'dossier.read', null, true],
    ['a department with its own', clerk, 'dossier.process', 'justice', true],
    ['a department with another one', clerk, 'dossier.process', 'health', false],
    ['a department with one of no department yet', clerk, 'dossier.read', null, false],
    ['a department what it may not at all', clerk, 'dossier.withdraw', 'justice', false],
    ['both at once, as an officer', clerkAndOfficer, 'dossier.process', 'health', true],
    ['a technician', technician, 'dossier.read', null, false],
  ] as const)('%s', (_who, staff, action, department, allowed) => {
    expect(mayWith(staff, action, department)).toBe(allowed);
  });

  it('shows a department its own dossiers, and all to who has another role', () => {
    expect(departmentSeen(clerk)).toBe('justice');
    expect(departmentSeen(officer)).toBeNull();
    expect(departmentSeen(clerkAndOfficer)).toBeNull();
  });
});
