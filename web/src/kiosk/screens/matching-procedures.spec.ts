import { describe, expect, it } from '@jest/globals';
import type { Schema } from '../../shared/api/index.js';
import { matchingProcedures } from './matching-procedures.js';

const procedure = (code: string, vi: string, en: string): Schema<'OfferedProcedure'> => ({
  code,
  name: { vi, en },
  papers: [],
  feeDong: 0,
  processingWorkingDays: 1,
  cutOff: null,
  traySize: 'small',
});

const offered: Schema<'OfferedFields'> = {
  fields: [
    {
      code: 'civil-status',
      name: { vi: 'Hộ tịch', en: 'Civil status' },
      procedures: [
        procedure('1.001193', 'Đăng ký khai sinh', 'Birth registration'),
        procedure('1.000894', 'Đăng ký kết hôn', 'Marriage registration'),
      ],
    },
    {
      code: 'health',
      name: { vi: 'Y tế', en: 'Health' },
      procedures: [procedure('1.004194', 'Đăng ký tạm trú', 'Temporary residence')],
    },
  ],
};

const found = (fieldCode: string | null, typed: string): string[] =>
  matchingProcedures(offered, fieldCode, typed).map(({ code }) => code);

describe('matchingProcedures', () => {
  it.each([
    ['khai sinh', ['1.001193']],
    ['Khai  Sính', ['1.001193']],
    ['dang ky', ['1.001193', '1.000894', '1.004194']],
    ['ket dang', ['1.000894']],
    ['birth', ['1.001193']],
    ['1.0041', ['1.004194']],
    ['đất đai', []],
    ['', ['1.001193', '1.000894', '1.004194']],
  ])('%p finds %p', (typed, codes) => {
    expect(found(null, typed)).toEqual(codes);
  });

  it('keeps to a field', () => {
    expect(found('health', 'dang ky')).toEqual(['1.004194']);
    expect(found('unknown', '')).toEqual([]);
  });
});
