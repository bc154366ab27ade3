import { describe, expect, it } from '@jest/globals';
import { supplementRequestSchema } from './staff-commands.schemas.js';

describe('a request for supplements', () => {
  const accepts = (missingPapers: unknown): boolean =>
    supplementRequestSchema.safeParse({ missingPapers }).success;

  it('names papers of the checklist, or says in the officer’s own words what is wrong', () => {
    expect(accepts(['Giấy chứng sinh (bản chính)', 'Tờ khai chưa ký ở trang 2'])).toBe(true);
    expect(supplementRequestSchema.parse({ missingPapers: ['  Tờ khai '] })).toEqual({
      missingPapers: ['Tờ khai'],
    });
  });

  it.each([
    ['nothing', []],
    ['an empty text', ['Tờ khai', ' ']],
    ['a text of 201 characters', ['x'.repeat(201)]],
    ['21 papers', Array.from({ length: 21 }, (_, index) => `Giấy ${index}`)],
    ['lines', ['Tờ khai\nGiấy chứng sinh']],
    ['the same twice', ['Tờ khai', 'Tờ khai ']],
    ['something else than a text', [7]],
  ])('is refused with %s', (_what, missingPapers) => {
    expect(accepts(missingPapers)).toBe(false);
  });
});
