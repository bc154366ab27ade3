import { describe, expect, it } from '@jest/globals';
import { serviceRole as roleOfService } from '../platform/database/data-source.js';
import { serviceRole, whyUnfit, type DatabaseFacts } from './database-fitness.js';

const owner: DatabaseFacts = {
  versionNumber: 160_002,
  version: '16.2',
  isSuperuser: false,
  mayMakeRoles: true,
  serviceRoleExists: false,
  mayGiveServiceRole: false,
  isServiceLogin: false,
};
const old = { versionNumber: 150_000, version: '15.0' };

describe('a database that lets the service in', () => {
  it.each([
    ['an owner who may make roles, at the first start', {}],
    ['the same on the oldest PostgreSQL', old],
    ['the owner at a later start', { serviceRoleExists: true, mayGiveServiceRole: true }],
    ['one of PostgreSQL 15 who may give every role', { ...old, serviceRoleExists: true }],
    [
      'an owner who may make no role and gives that of the service to a login of somebody else',
      { mayMakeRoles: false, serviceRoleExists: true, mayGiveServiceRole: true },
    ],
    [
      'a login that may work as the service and nothing else',
      { mayMakeRoles: false, serviceRoleExists: true, isServiceLogin: true },
    ],
    ['a superuser', { isSuperuser: true, mayMakeRoles: false, serviceRoleExists: true }],
  ])('is fit for %s', (_who, changes) => {
    expect(whyUnfit({ ...owner, ...changes })).toBeUndefined();
  });

  it.each([
    [
      'is too old, whoever asks',
      { versionNumber: 140_011, version: '14.11', isSuperuser: true },
      /is PostgreSQL 14\.11;.* 15 or later/,
    ],
    [
      'would need roles that the user may not make',
      { mayMakeRoles: false },
      /may make no role,.* login of its own;.*CREATEROLE/,
    ],
    [
      'has the role and would need a login that the user may not make',
      { mayMakeRoles: false, serviceRoleExists: true },
      /may make no role,.* login of its own;.*CREATEROLE/,
    ],
    [
      'has the role of another user',
      { serviceRoleExists: true },
      /made by another user;.*GRANT motcua247_service TO … WITH ADMIN OPTION/,
    ],
    [
      'lets nobody make roles, on PostgreSQL 15',
      { ...old, serviceRoleExists: true, mayMakeRoles: false },
      /may make no role,.*CREATEROLE/,
    ],
  ])('%s: says so, and what to do', (_what, changes, said) => {
    expect(whyUnfit({ ...owner, ...changes })).toMatch(said);
  });
});

it('knows the role of the service by the name that the service works under, without loading it', () => {
  expect(serviceRole).toBe(roleOfService);
});
