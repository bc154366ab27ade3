import { describe, expect, it } from '@jest/globals';
import { bodyOf, draftOf, faultsOf } from './procedure-draft.js';

const body = {
  name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  papers: ['Tờ khai', 'Giấy chứng sinh'],
  feeDong: 15_000,
  processingWorkingDays: 0,
  cutOff: '15:00',
  traySize: 'small' as const,
  fieldCode: 'civil-status',
  departmentCode: 'justice',
  agencyCode: null,
  depositable: true,
  fetchable: true,
  offered: true,
};
const draft = draftOf({ code: '1.001193', version: 'seen', ...body });

describe('a procedure in the form', () => {
  it('comes out as it went in', () => {
    expect(faultsOf(draft)).toEqual([]);
    expect(bodyOf(draft)).toEqual(body);
  });

  it('is tidied: papers one a line, đồng as people write them, nothing for empty', () => {
    expect(
      bodyOf({ ...draft, papers: ' Tờ  khai \n\n', feeDong: '1.500.000', cutOff: '', agencyCode: 'police' }),
    ).toMatchObject({ papers: ['Tờ khai'], feeDong: 1_500_000, cutOff: null, agencyCode: 'police' });
  });

  it.each([
    [{ nameVi: ' ' }, 'nameVi'],
    [{ nameEn: 'x'.repeat(301) }, 'nameEn'],
    [{ processingWorkingDays: '366' }, 'processingWorkingDays'],
    [{ processingWorkingDays: '-1' }, 'processingWorkingDays'],
    [{ cutOff: '24:00' }, 'cutOff'],
    [{ feeDong: '100000001' }, 'feeDong'],
    [{ feeDong: 'free' }, 'feeDong'],
    [{ papers: 'a|b' }, 'papers'],
    [{ papers: Array.from({ length: 31 }, (_, index) => `Giấy ${index}`).join('\n') }, 'papers'],
    [{ papers: '' }, 'depositWithoutPapers'],
    [{ depositable: false, fetchable: false }, 'goodForNothing'],
    [{ agencyCode: 'police', fetchable: false }, 'agencyWithoutResult'],
  ] as const)('%j is a fault', (change, fault) => {
    expect(faultsOf({ ...draft, ...change })).toEqual([fault]);
  });
});
