import { describe, expect, it } from '@jest/globals';
import { housingChange } from './housing.policy.js';

describe('what the ledger is told of a housing', () => {
  it.each([
    [undefined, 'closed', undefined],
    [undefined, 'open', 'cabinet.housing_opened'],
    ['cabinet.housing_opened', 'open', undefined],
    ['cabinet.housing_opened', 'closed', 'cabinet.housing_closed'],
    ['cabinet.housing_closed', 'closed', undefined],
    ['cabinet.housing_closed', 'open', 'cabinet.housing_opened'],
  ] as const)('after %s, seen %s, is %s', (lastKind, housing, told) => {
    expect(housingChange(lastKind, housing)).toBe(told);
  });
});
