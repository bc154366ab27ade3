import { describe, expect, it } from '@jest/globals';
import {
  outsideOfPage,
  overlappingTexts,
  readPaper,
  type ReadPaper,
  repeatedTexts,
} from '../testing/read-paper.js';
import { handedOverDossier, handOverSheetValues, longProcedureName } from '../testing/sample-values.js';
import { type HandOverSheetValues } from './hand-over-sheet.values.js';
import { renderHandOverSheet } from './render-hand-over-sheet.js';

async function sheet(changes: Partial<HandOverSheetValues> = {}): Promise<ReadPaper> {
  return readPaper(await renderHandOverSheet(handOverSheetValues(changes)));
}

describe('the hand-over sheet', () => {
  it('is A4, lying', async () => {
    const { pages } = await sheet();
    expect(pages[0]?.page).toEqual({ left: 0, bottom: 0, right: 841.89, top: 595.28 });
  });

  it('names department, run and giver', async () => {
    const { paragraphs } = await sheet();
    expect(paragraphs).toEqual(
      expect.arrayContaining([
        'PHIẾU BÀN GIAO HỒ SƠ',
        'Bên nhận / Department: Phòng Tư pháp',
        'Lượt / Run: 18/08/2026 08:00',
        'Bên giao / Handed over by: Nguyễn Thị Ánh Tuyết',
      ]),
    );
  });

  it('lists every dossier with holder and papers', async () => {
    const { paragraphs } = await sheet();
    const start = paragraphs.indexOf('G-260817-0001') - 1;
    expect(paragraphs.slice(start, start + 7)).toEqual([
      '1',
      'G-260817-0001',
      '000.00.00.H29-260818-0001',
      'Đăng ký khai sinh',
      'Trần Lệ Quyên',
      '- Tờ khai đăng ký khai sinh (1 bản chính)',
      '- Giấy chứng sinh (1 bản chính)',
    ]);
  });

  it('shows a dash for what is not known', async () => {
    const { paragraphs } = await sheet();
    const start = paragraphs.indexOf('000.00.00.H29-260818-0003') - 1;
    expect(paragraphs.slice(start, start + 5)).toEqual([
      '—',
      '000.00.00.H29-260818-0003',
      'Đăng ký khai sinh',
      '—',
      '—',
    ]);
  });

  it('has a signature with time and date for giver and taker', async () => {
    const { paragraphs } = await sheet({ takerName: 'Lê Văn Ẫn' });
    expect(paragraphs.filter((text) => text.startsWith('Hồi …… giờ …… phút, ngày'))).toHaveLength(2);
    expect(paragraphs).toEqual(
      expect.arrayContaining(['NGƯỜI GIAO', 'NGƯỜI NHẬN', 'Nguyễn Thị Ánh Tuyết', 'Lê Văn Ẫn']),
    );
  });

  it('says what is signed on the page where it is signed', async () => {
    for (const count of [0, 1, 9, 10, 11, 12, 13, 14, 60]) {
      const dossiers = Array.from({ length: count }, (_, index) => handedOverDossier(index + 1));
      const { pages } = await sheet({ dossiers });
      const last = pages.at(-1);
      const signed = last?.marked.map(({ text }) => text) ?? [];
      expect(signed).toContain('NGƯỜI NHẬN');
      expect(signed).toContain(`Tổng số / Total: ${count} hồ sơ, bàn giao cho Phòng Tư pháp`);
    }
  });

  it('goes on over several pages for sixty dossiers and loses none', async () => {
    const dossiers = Array.from({ length: 60 }, (_, index) =>
      handedOverDossier(index + 1, index % 5 === 2 ? { procedureName: longProcedureName } : {}),
    );
    const { pages, paragraphs } = await sheet({ dossiers });
    expect(paragraphs.filter((text) => /^G-260817-/u.test(text))).toEqual(
      dossiers.map((dossier) => dossier.depositNumber),
    );
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      expect(outsideOfPage(page)).toEqual([]);
      expect(overlappingTexts(page)).toEqual([]);
      expect(repeatedTexts(page)).toContain('Phòng Tư pháp');
    }
  });
});
