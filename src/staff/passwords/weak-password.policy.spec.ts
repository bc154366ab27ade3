import { describe, expect, it } from '@jest/globals';
import { commonPasswords } from './common-passwords.js';
import { weaknessOf } from './weak-password.policy.js';

const surroundings = {
  names: ['nguyen.thi.lan', 'Nguyễn Thị Lan'],
  officeNames: ['Bộ phận Một cửa khu vực Sông Hậu, tỉnh An Giang', 'Sông Hậu District One-Stop Shop'],
  common: commonPasswords,
};

describe('a password that somebody would try first', () => {
  it.each([
    ['common', 'qwertyuiop12'],
    ['common', 'Password2026!'],
    ['common', '123PASSWORD321'],
    ['common', 'iloveyouiloveyou'],
    ['common', 'iloveyouiloveyou 2026'],
    ['run', '123456789012'],
    ['run', '987654321098'],
    ['run', 'abcdefghijklm'],
    ['run', 'aaaaaaaaaaaaaaaa'],
    ['own_name', 'nguyen.thi.lan'],
    ['own_name', 'NguyễnThịLan2026'],
    ['own_name', 'nguyen_thi_lan!!!!!!'],
    ['own_office', 'SongHau-AnGiang-2026'],
    ['own_office', 'Một cửa Sông Hậu'],
    ['own_office', 'motcua247motcua'],
    ['own_office', 'tuhoso247!!!'],
    ['own_office', 'OneStop-Shop1'],
  ])('is weak (%s): %s', (weakness, password) => {
    expect(weaknessOf(password, surroundings)).toBe(weakness);
  });

  it.each([
    'con trau di truoc cai cay',
    'k7vd-2mqx-h9tn-4wsp',
    'Nguyễn Thị Lan cưỡi trâu qua cầu',
    '837462837461ab',
    'một con ngựa đau cả tàu bỏ cỏ',
    'Sông Hậu đầy cá linh',
    'x'.repeat(63) + 'y',
  ])('is none of these: %s', (password) => {
    expect(weaknessOf(password, surroundings)).toBeUndefined();
  });

  it('is one of the 10,000 commonest', () => {
    expect(commonPasswords.size).toBeGreaterThanOrEqual(10_000);
    expect([...commonPasswords].filter((password) => password !== password.toLowerCase())).toEqual([]);
  });
});
