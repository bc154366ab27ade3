import { describe, expect, it } from '@jest/globals';
import { problems } from '../../../../src/kernel/domain-error.js';
import { ProblemError } from '../../shared/api/index.js';
import { en } from '../texts/en/problems.js';
import { vi } from '../texts/vi/problems.js';
import { describeProblem, refusedFields } from './describe-problem.js';

describe('what is said of a problem', () => {
  it.each([...Object.keys(problems), 'unreachable'])('%s has words of its own in both languages', (code) => {
    expect(describeProblem(new ProblemError(code, 409, ''))).toBe(code);
    for (const texts of [vi, en] as Record<string, { title: string; help: string }>[]) {
      expect(texts[code]?.title).toBeTruthy();
      expect(texts[code]?.help).toBeTruthy();
    }
  });

  it('has no words for codes that do not exist', () => {
    expect(Object.keys(vi).sort()).toEqual([...Object.keys(problems), 'unreachable'].sort());
  });

  it.each([
    ['a code of a later service', new ProblemError('tray_on_fire', 409, '')],
    ['a slip', new TypeError()],
  ])('%s is an error inside', (_what, problem) => {
    expect(describeProblem(problem)).toBe('internal_error');
  });
});

describe('the fields that were not taken', () => {
  it('are named', () => {
    const errors = [{ where: 'officialCode', message: 'x' }, { message: 'y' }, null];
    expect(refusedFields(new ProblemError('validation_failed', 400, '', { errors }))).toEqual([
      'officialCode',
    ]);
  });

  it('are none where none are told', () => {
    expect(refusedFields(new ProblemError('forbidden', 403, ''))).toEqual([]);
    expect(refusedFields(undefined)).toEqual([]);
  });
});
