import { describe, expect, it } from '@jest/globals';
import { whyNotAffiliated, type Affiliation } from './affiliation.policy.js';

const affiliations: readonly Affiliation[] = [
  { code: 'justice', kind: 'department' },
  { code: 'police', kind: 'agency' },
];

describe('roles and department of an account', () => {
  it.each<[string[], string | null]>([
    [['officer'], null],
    [['officer', 'desk', 'supervisor'], null],
    [['department'], 'justice'],
    [['department', 'officer'], 'justice'],
    [['agency'], 'police'],
  ])('fit: %j with %j', (roles, departmentCode) => {
    expect(whyNotAffiliated(roles, departmentCode, affiliations)).toBeUndefined();
  });

  it.each<[string[], string | null, RegExp]>([
    [['officer'], 'justice', /leave it out/],
    [['department'], null, /needs one of: justice$/],
    [['department'], 'police', /needs one of: justice$/],
    [['department'], 'moon', /needs one of: justice$/],
    [['agency'], 'justice', /needs one of: police$/],
    [['department', 'agency'], 'justice', /two accounts/],
  ])('do not fit: %j with %j', (roles, departmentCode, message) => {
    expect(whyNotAffiliated(roles, departmentCode, affiliations)).toMatch(message);
  });
});
