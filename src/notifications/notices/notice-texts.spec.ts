import { describe, expect, it } from '@jest/globals';
import { templates } from '../texts/index.js';
import {
  parametersToStore,
  toldOccasions,
  whatIsTold,
  writeNotice,
  type NoticeContent,
  type NoticeTemplate,
} from './notice-texts.js';

const site = {
  place: 'Tu ho so 24/7 Song Hau',
  desk: 'Quay so 1, Mot cua Song Hau',
  deskHours: 'T2-T6 7:00-11:00, 13:00-17:00',
};
const statusUrl = 'https://motcua.vi.du/d/5fT2kZ0mQxW8vJr1bNcYhA';

it('tells of something by every template but the code, and has one for everything it tells of', () => {
  const ofNotices = Object.keys(templates).filter((id) => id !== 'code');
  const told = (ofNotices as NoticeTemplate[]).map(whatIsTold);
  expect([...new Set(told)].sort()).toEqual([...toldOccasions].sort());
});

describe('what is stored', () => {
  it.each<[NoticeContent, string]>([
    [
      { template: 'envelope_received', values: { depositNumber: 'G261123-0001' } },
      'Da nhan phong bi G261123-0001 (Tu ho so 24/7 Song Hau). Chua phai tiep nhan ho so. Xem: https://motcua.vi.du/d/5fT2kZ0mQxW8vJr1bNcYhA',
    ],
    [
      {
        template: 'supplement_needed',
        values: { depositNumber: 'G261123-0001', missing: 'Bản sao giấy chứng nhận kết hôn' },
      },
      'Ho so G261123-0001 can bo sung: Ban sao giay chung nhan ket hon; mang den bo phan mot cua, T2-T6 7:00-11:00, 13:00-17:00.',
    ],
    [
      { template: 'supplement_waiting', values: { dossierNumber: 'G261123-0001', lastDay: '26/11' } },
      'Ho so G261123-0001 can bo sung dang cho tai Tu ho so 24/7 Song Hau, nhan lai den het ngay 26/11. Dung so dien thoai nay de mo.',
    ],
    [
      { template: 'reminder', values: { dossierNumber: 'G261123-0001', lastDay: '26/11' } },
      'Nhac: ket qua ho so G261123-0001 dang cho tai Tu ho so 24/7 Song Hau. Xin nhan den het ngay 26/11, sau do chuyen ve quay.',
    ],
    [
      { template: 'taken_back_to_desk', values: { dossierNumber: 'G261123-0001' } },
      'Ket qua ho so G261123-0001 da chuyen ve Quay so 1, Mot cua Song Hau. Xin den nhan trong gio lam viec: T2-T6 7:00-11:00, 13:00-17:00.',
    ],
  ])('becomes the text again: $template', (content, text) => {
    const stored = parametersToStore(content, site, statusUrl);
    expect(writeNotice(content.template, stored, statusUrl).text).toBe(text);
  });

  it('does not hold the link to the status page', () => {
    const content = { template: 'envelope_received', values: { depositNumber: 'G261123-0001' } } as const;
    const stored = parametersToStore(content, site, statusUrl);
    expect(Object.keys(stored)).toEqual(['depositNumber', 'siteName']);
  });

  it.each(['0912345678', '+84 912 345 678', '0912.345.678'])('does not hold the phone number %s', (phone) => {
    const missing = `Ban sao ho khau, goi ${phone} gap anh Nam`;
    const content: NoticeContent = {
      template: 'supplement_needed',
      values: { depositNumber: 'G1', missing },
    };
    expect(parametersToStore(content, site, statusUrl)['missing']).toBe(
      'Ban sao ho khau, goi (so dien thoai) gap anh Nam',
    );
  });

  it('keeps numbers that are no phone numbers', () => {
    const missing = 'To khai mau 01-2025/TT, CCCD 001099012345';
    const content: NoticeContent = {
      template: 'supplement_needed',
      values: { depositNumber: 'G1', missing },
    };
    expect(parametersToStore(content, site, statusUrl)['missing']).toBe(missing);
  });

  it('is cut once, and not again when it is read back', () => {
    const missing =
      'Bản sao có chứng thực giấy chứng nhận quyền sử dụng đất và tài sản khác gắn liền với đất';
    const content: NoticeContent = {
      template: 'supplement_needed',
      values: { depositNumber: 'G1', missing },
    };
    const stored = parametersToStore(content, site, statusUrl);
    expect(stored['missing']).toMatch(/\.\.\.$/);
    expect(writeNotice('supplement_needed', stored, statusUrl).parameters).toEqual(Object.values(stored));
  });
});
