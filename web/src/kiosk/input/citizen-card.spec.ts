import { describe, expect, it } from '@jest/globals';
import { nameOnCitizenCard } from './citizen-card.js';

describe('nameOnCitizenCard', () => {
  it.each([
    ['with an old number', '001080012345|123456789|Nguyễn Thị Hà|02011980|Nữ|Số 1, Hà Nội|01012022'],
    ['without an old number', '001080012345||Nguyễn Thị Hà|02011980|Nữ|Số 1, Hà Nội|01012022'],
    ['of six fields', '001080012345||Nguyễn Thị Hà|02011980|Nữ|Số 1, Hà Nội'],
    ['with more fields', '001080012345||Nguyễn Thị Hà|02011980|Nữ|Số 1|01012022||x|y'],
    ['in decomposed letters', '001080012345||Nguyễn Thị Hà|02011980|Nữ|Số 1|01012022'.normalize('NFD')],
  ])('reads the name from a card %s', (_which, text) => {
    expect(nameOnCitizenCard(text)).toBe('Nguyễn Thị Hà');
  });

  it.each([
    ['a link', 'https://motcua.example.vn/d/abc'],
    ['an id that is too short', '00108001234||Nguyễn Thị Hà|02011980|Nữ|Số 1|01012022'],
    ['no name', '001080012345|| |02011980|Nữ|Số 1|01012022'],
    ['a name with digits', '001080012345||Hà 2|02011980|Nữ|Số 1|01012022'],
    ['a name without end', `001080012345||${'A'.repeat(81)}|02011980|Nữ|Số 1|01012022`],
    ['a strange day of birth', '001080012345||Hà|1980|Nữ|Số 1|01012022'],
    ['too few fields', '001080012345||Hà|02011980|Nữ'],
    ['nothing', ''],
  ])('finds no name in %s', (_what, text) => {
    expect(nameOnCitizenCard(text)).toBeUndefined();
  });
});
