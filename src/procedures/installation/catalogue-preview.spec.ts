import { describe, expect, it } from '@jest/globals';
import type { Procedure } from '../catalogue/index.js';
import { previewCatalogue } from './catalogue-preview.js';

const birth: Procedure = {
  code: '1.001193',
  name: { vi: 'Đăng ký khai sinh', en: 'Birth' },
  fieldCode: 'civil-status',
  departmentCode: 'justice',
  agencyCode: null,
  depositable: true,
  fetchable: true,
  processingWorkingDays: 0,
  cutOff: '15:00',
  feeDong: 8000,
  traySize: 'small',
  papers: ['Tờ khai', 'Giấy chứng sinh'],
};
const marriage: Procedure = { ...birth, code: '1.000894', name: { vi: 'Kết hôn', en: 'Marriage' } };
const death: Procedure = { ...birth, code: '1.000656', name: { vi: 'Khai tử', en: 'Death' } };
const stored = [birth, marriage].map((procedure) => ({ ...procedure, offered: true }));
const nameOf = ({ code, name }: Procedure) => ({ code, name });

describe('the preview of a catalogue', () => {
  it('is empty for the same catalogue', () => {
    expect(previewCatalogue(stored, [birth, marriage])).toMatchObject({
      added: [],
      changed: [],
      offeredAgain: [],
      noLongerOffered: [],
      unchanged: 2,
      reordered: false,
    });
  });

  it('names what is new, what changes column by column, and what is no longer offered', () => {
    const dearer = { ...birth, feeDong: 9000, papers: ['Tờ khai'] };
    expect(previewCatalogue(stored, [dearer, death])).toMatchObject({
      added: [nameOf(death)],
      changed: [
        {
          ...nameOf(birth),
          columns: [
            { column: 'fee_dong', before: 8000, after: 9000 },
            { column: 'papers', before: ['Tờ khai', 'Giấy chứng sinh'], after: ['Tờ khai'] },
          ],
        },
      ],
      noLongerOffered: [nameOf(marriage)],
      unchanged: 0,
    });
  });

  it('says what comes back, and does not call it unchanged', () => {
    const withdrawn = [
      { ...birth, offered: true },
      { ...marriage, offered: false },
    ];
    expect(previewCatalogue(withdrawn, [birth, marriage])).toMatchObject({
      offeredAgain: [nameOf(marriage)],
      changed: [],
      unchanged: 1,
      reordered: false,
    });
    expect(previewCatalogue(withdrawn, [birth])).toMatchObject({ noLongerOffered: [] });
  });

  it('tells another order from another catalogue', () => {
    expect(previewCatalogue(stored, [marriage, birth])).toMatchObject({ unchanged: 2, reordered: true });
    expect(previewCatalogue(stored, [death, birth, marriage])).toMatchObject({ reordered: false });
  });

  it('has a digest of both sides', () => {
    const digest = (...args: Parameters<typeof previewCatalogue>) => previewCatalogue(...args).digest;
    const first = digest(stored, [birth]);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(digest(stored, [{ ...birth }])).toBe(first);
    expect(digest(stored, [{ ...birth, feeDong: 1 }])).not.toBe(first);
    expect(digest(stored.slice(0, 1), [birth])).not.toBe(first);
  });
});
