import { describe, expect, it } from '@jest/globals';
import { codeAlarms, type CodeFigures } from './code-alarms.policy.js';

const fine: CodeFigures = { sends: 0, budget: 500, last: 20, used: 20 };

describe('the codes of a site', () => {
  it.each<[Partial<CodeFigures>, readonly string[]]>([
    [{}, []],
    [{ sends: 399 }, []],
    [{ sends: 400 }, ['code_budget_near']],
    [{ sends: 499 }, ['code_budget_near']],
    [{ sends: 500 }, ['code_budget_spent']],
    [{ sends: 501, used: 0 }, ['code_budget_spent', 'codes_unused']],
    [{ used: 10 }, []],
    [{ used: 9 }, ['codes_unused']],
    [{ last: 19, used: 0 }, []],
  ])('%j: %j', (figures, alarms) => {
    expect(codeAlarms({ ...fine, ...figures })).toEqual(alarms);
  });
});
