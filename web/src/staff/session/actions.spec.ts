import { describe, expect, it } from '@jest/globals';
import { actions as ofService } from '../../../../src/platform/auth/permissions.policy.js';
import { actions } from './actions.js';

describe('the actions the console knows', () => {
  it('are those of the service, so that nothing is hidden or offered by a misspelt name', () => {
    expect([...actions].sort()).toEqual([...ofService].sort());
  });
});
