import { describe, expect, it } from '@jest/globals';
import { supplementOf } from './supplement.js';

describe('what is asked of the citizen', () => {
  it('is what was ticked, then what was added', () => {
    expect(supplementOf(['Giấy chứng sinh'], ' Ảnh  3x4 ', '')).toEqual({
      missingPapers: ['Giấy chứng sinh', 'Ảnh 3x4'],
    });
  });

  it('has its reason, if one was given', () => {
    expect(supplementOf(['Giấy chứng sinh'], '', ' bản photo\nmờ ')).toEqual({
      missingPapers: ['Giấy chứng sinh'],
      reason: 'bản photo mờ',
    });
  });

  it('is nothing when nothing is missing: a reason alone tells the citizen not what to bring', () => {
    expect(supplementOf([], '  ', 'không hợp lệ')).toBeUndefined();
  });
});
