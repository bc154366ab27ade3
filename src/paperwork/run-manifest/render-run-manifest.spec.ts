import { describe, expect, it } from '@jest/globals';
import {
  outsideOfPage,
  overlappingTexts,
  readPaper,
  type ReadPaper,
  repeatedTexts,
} from '../testing/read-paper.js';
import { longProcedureName, manifestItem, runManifestValues } from '../testing/sample-values.js';
import { type RunManifestValues } from './run-manifest.values.js';
import { renderRunManifest } from './render-run-manifest.js';

async function manifest(changes: Partial<RunManifestValues>): Promise<ReadPaper> {
  return readPaper(await renderRunManifest(runManifestValues(changes)));
}

let rendered: Promise<ReadPaper> | undefined;

/** The one that most tests read, drawn once. */
function usualManifest(): Promise<ReadPaper> {
  return (rendered ??= manifest({}));
}

const noItems = { collect: [], return: [], inspect: [], load: [] };

function numbered(count: number, first = 1): ReturnType<typeof manifestItem>[] {
  return Array.from({ length: count }, (_, index) => manifestItem(first + index));
}

describe('the run manifest', () => {
  it('is A4, lying', async () => {
    const { pages } = await usualManifest();
    expect(pages[0]?.page).toEqual({ left: 0, bottom: 0, right: 841.89, top: 595.28 });
  });

  it('says which run it was, who did it and when', async () => {
    const { paragraphs } = await usualManifest();
    expect(paragraphs).toEqual(
      expect.arrayContaining([
        'BẢNG KÊ LƯỢT THU VÀ TRẢ HỒ SƠ',
        'BỘ PHẬN MỘT CỬA PHƯỜNG BẾN THÀNH',
        'Lượt / Run: 18/08/2026 08:00',
        'Công chức thực hiện / Officer: Nguyễn Thị Ánh Tuyết',
        'Mở lúc / Opened: 18/08/2026 08:02',
        'Đóng lúc / Closed: 18/08/2026 08:54',
      ]),
    );
  });

  it('shows the four lists in order, with every fact of an item', async () => {
    const { paragraphs } = await usualManifest();
    const titles = paragraphs.filter((text) => /^[1-4]\. /u.test(text));
    expect(titles).toEqual([
      '1. Thu hồ sơ công dân gửi / Collect (3)',
      '2. Thu lại kết quả quá hạn nhận / Return (1)',
      '3. Kiểm tra khay / Inspect (1)',
      '4. Đặt kết quả vào khay / Load (0)',
    ]);
    const start = paragraphs.indexOf('A03') - 1;
    expect(paragraphs.slice(start, start + 7)).toEqual([
      '3',
      'A03',
      'G-260817-0003',
      '000.00.00.H29-260818-0003',
      'Đăng ký khai sinh',
      'Yêu cầu bổ sung',
      'Thiếu bản sao Giấy chứng nhận kết hôn; tờ khai chưa ký.',
    ]);
  });

  it('shows what was opened beside the lists', async () => {
    const { paragraphs } = await usualManifest();
    expect(paragraphs).toContain('5. Mở khay ngoài danh sách / Other openings');
    const start = paragraphs.indexOf('B17');
    expect(paragraphs.slice(start, start + 7)).toEqual([
      'B17',
      '18/08/2026 08:20',
      '—',
      '—',
      'Kiểm tra khay',
      'Khay trống',
      'Nguyễn Thị Ánh Tuyết',
    ]);
  });

  it('shows a dash for what is not known, and says so of an empty list', async () => {
    const { paragraphs } = await usualManifest();
    const start = paragraphs.indexOf('A21');
    expect(paragraphs.slice(start, start + 4)).toEqual(['A21', '—', '—', '—']);
    expect(paragraphs.filter((text) => text === 'Không có. / None.')).toHaveLength(1);
  });

  it('adds up, and repeats what stayed open with its reason', async () => {
    const { paragraphs } = await usualManifest();
    const total = paragraphs.indexOf('Tổng cộng');
    expect(paragraphs.slice(total, total + 4)).toEqual(['Tổng cộng', '5', '4', '1']);
    const open = paragraphs.indexOf('Kiểm tra khay, 1');
    expect(paragraphs.slice(open, open + 6)).toEqual([
      'Kiểm tra khay, 1',
      'A21',
      '—',
      '—',
      'Khóa kẹt, không mở được',
      'Đã báo kỹ thuật, hẹn 14:00 cùng ngày.',
    ]);
  });

  it('shows an unresolved item without a reason as such', async () => {
    const { paragraphs } = await manifest({
      lists: { ...noItems, load: [manifestItem(7, { resolved: false, reason: undefined })] },
    });
    expect(paragraphs).toContain('Chưa nêu lý do');
  });

  it('ties the closing to the ledger', async () => {
    const { paragraphs } = await usualManifest();
    const hash = '9f2c41d07be85a63f1240c9ed7a8b3560e4f92d18c7b6a5530f1e2d4c3b2a190';
    expect(paragraphs).toContain('Vị trí trong nhật ký khi đóng lượt / Ledger position at closing: số 18342');
    expect(paragraphs).toContain(`SHA-256: ${hash}`);
    const signature =
      'bF3cZ1l0QIX2g2n1qYBZbEUH9dHjT9B8KtR0iIVjK7mP4oQ3wL6sNf5xVyA1uEJcMhGzDqT2rWkX8vOeYbPaCg';
    expect(paragraphs).toContain(`Chữ ký Ed25519 / Signature: ${signature}`);
    expect(paragraphs).toContain('Khóa công khai / Public key: GhA5yIRSZG1-1yTJHhpFvWOTaOaNKM3Vl9tJpbxcNu4');
    expect(paragraphs).toContain('Ký lúc / Signed: 2026-11-23T01:47:09.000Z');
  });

  it('says of a closing over a ledger that does not fit that it is not signed, and why', async () => {
    const { closing } = runManifestValues();
    if (closing === undefined) throw new Error('The sample is of a closed run');
    const text = (
      await manifest({ closing: { ...closing, signature: undefined, overBrokenLedger: true } })
    ).paragraphs.join('\n');
    expect(text).toContain('The ledger was NOT signed at closing: it does not fit what was signed before.');
    expect(text).toContain('SHA-256');
    expect(text).not.toContain('Ed25519');
  });

  it('says of a closing that was not signed that it was not', async () => {
    const { closing } = runManifestValues();
    if (closing === undefined) throw new Error('The sample is of a closed run');
    const { paragraphs } = await manifest({ closing: { ...closing, signature: undefined } });
    expect(paragraphs).toContain('The ledger was not signed at closing.');
    expect((await usualManifest()).paragraphs).not.toContain('The ledger was not signed at closing.');
  });

  it('says of an open run that it is not final', async () => {
    const text = (await manifest({ closing: undefined })).paragraphs.join('\n');
    expect(text).toContain('Đóng lúc / Closed: chưa đóng / still open');
    expect(text).toContain('The run is still open; this is not the final manifest.');
    expect(text).not.toContain('SHA-256');
  });

  it('keeps the signatures on the page of what is signed', async () => {
    for (let count = 0; count <= 24; count += 3) {
      const { pages } = await manifest({ lists: { ...noItems, collect: numbered(count) } });
      const signed = pages.filter(({ marked }) => marked.some(({ text }) => text.includes('Ký, ghi rõ')));
      expect(signed).toHaveLength(1);
      expect(signed[0]?.marked.some(({ text }) => text.startsWith('SHA-256'))).toBe(true);
    }
  });

  describe('with sixty items', () => {
    const collect = numbered(60).map((item, index) =>
      index % 7 === 3 ? { ...item, procedureName: longProcedureName } : item,
    );
    const values = { lists: { ...noItems, collect }, otherOpenings: [] };

    it('takes several pages, each with the heading of the table, the page number and its run', async () => {
      const { pages } = await manifest(values);
      const listPages = pages.filter(({ texts }) => texts.some(({ text }) => /^G-260817-/u.test(text)));
      expect(listPages.length).toBeGreaterThan(3);
      listPages.slice(1).forEach((page) => {
        expect(repeatedTexts(page)).toContain(
          '1. Thu hồ sơ công dân gửi / Collect (60) (tiếp theo / continued)',
        );
        expect(repeatedTexts(page)).toContain('Khay');
        expect(page.texts.filter(({ text }) => text === 'Mã gửi hồ sơ')).toHaveLength(1);
      });
      pages.forEach((page, index) => {
        expect(repeatedTexts(page)).toContain(`Trang ${index + 1}/${pages.length}`);
        expect(repeatedTexts(page)).toContain('lượt 18/08/2026 08:00');
      });
    });

    it('loses no item and keeps their order', async () => {
      const { paragraphs } = await manifest(values);
      const numbers = paragraphs.filter((text) => /^G-260817-/u.test(text));
      expect(numbers).toEqual(collect.map((item) => item.depositNumber));
      expect(paragraphs.filter((text) => text === longProcedureName)).toHaveLength(9);
    });

    it.each([
      ['long', longProcedureName],
      ['short', 'Chứng thực'],
    ])(
      'draws nothing beyond the page, on the footer or on other text: %s names',
      async (_, procedureName) => {
        const items = collect.map((item) => ({ ...item, procedureName, result: 'Tiếp nhận' }));
        const { pages } = await manifest({ lists: { ...noItems, collect: items } });
        for (const page of pages) {
          expect(outsideOfPage(page)).toEqual([]);
          expect(overlappingTexts(page)).toEqual([]);
          const footer = page.texts.find(({ text }) => text.startsWith('MC247-02'));
          const cells = page.shapes.filter(({ rectangles }) => rectangles.length > 0);
          const lowest = Math.min(...cells.map(({ box }) => box.bottom));
          expect(lowest).toBeGreaterThan(footer?.box.top ?? Infinity);
        }
      },
    );
  });

  it.each([8, 9, 10, 11, 12])(
    'sets a row smaller rather than splitting it, with its heading on the same page (%i)',
    async (times) => {
      const reason = Array(times).fill(longProcedureName).join(' ');
      const { pages } = await manifest({ lists: { ...noItems, return: [manifestItem(1, { reason })] } });
      const [home, ...others] = pages.filter(({ marked }) =>
        marked.some(({ text }) => text.trim() === reason),
      );
      expect(others).toEqual([]);
      expect(home?.marked.some(({ text }) => text.startsWith('2. Thu lại kết quả'))).toBe(true);
      expect(home === undefined ? ['missing'] : outsideOfPage(home)).toEqual([]);
    },
  );
});
