import { describe, expect, it } from '@jest/globals';
import jsqr from 'jsqr';
import qrcode from 'qrcode';
import { overlaps } from '../testing/geometry.js';
import { type PageContent } from '../testing/page-content.js';
import { qrCodeOf } from '../testing/qr-code-of.js';
import { rasterise } from '../testing/rasterise.js';
import { outsideOfPage, overlappingTexts, readPaper, type ReadPaper } from '../testing/read-paper.js';
import { depositSlipValues, longProcedureName } from '../testing/sample-values.js';
import { type DepositSlipValues } from './deposit-slip.values.js';
import { renderDepositSlip } from './render-deposit-slip.js';

interface OnlyPage extends ReadPaper {
  readonly page: PageContent;
}

async function slip(changes: Partial<DepositSlipValues> = {}): Promise<OnlyPage> {
  const paper = readPaper(await renderDepositSlip(depositSlipValues(changes)));
  const [page, ...others] = paper.pages;
  if (page === undefined || others.length > 0) throw new Error(`The slip has ${paper.pages.length} pages`);
  return { ...paper, page };
}

describe('the deposit slip', () => {
  it('is one page of A6', async () => {
    const { page } = await slip();
    expect(page.page).toEqual({ left: 0, bottom: 0, right: 297.64, top: 419.53 });
  });

  it('says what was deposited, when, and whom to ask', async () => {
    const { paragraphs } = await slip();
    expect(paragraphs).toEqual(
      expect.arrayContaining([
        'PHIẾU GỬI HỒ SƠ',
        'Envelope deposit slip',
        'G-260817-0042',
        'Đăng ký khai sinh có yếu tố nước ngoài',
        '17/08/2026 20:05',
        'Quầy số 3, Bộ phận Một cửa phường Bến Thành',
        'Thứ Hai đến thứ Sáu: 7:30–11:30 và 13:00–17:00',
        'Điện thoại / Phone: 028 3822 1234',
      ]),
    );
  });

  it('says in both languages that it is no acceptance', async () => {
    const text = (await slip()).paragraphs.join('\n');
    expect(text).toContain('Đây không phải giấy tiếp nhận hồ sơ và hẹn trả kết quả.');
    expect(text).toContain('(mẫu số 01, Thông tư 03/2025/TT-VPCP)');
    expect(text).toContain('This is not an acceptance.');
  });

  it('sets the deposit number larger than anything else', async () => {
    const { page } = await slip();
    const [largest] = [...page.texts].sort((one, other) => other.size - one.size);
    expect(largest?.text).toBe('G-260817-0042');
    expect(largest?.size).toBeGreaterThan(24);
  });

  it('sets a long deposit number smaller, in one line', async () => {
    const depositNumber = 'BENTHANH-TU2-260817-000042';
    const { page } = await slip({ depositNumber });
    expect(page.texts.map(({ text }) => text)).toContain(depositNumber);
    expect(outsideOfPage(page)).toEqual([]);
  });

  it.each([
    ['of half a thousand characters', longProcedureName],
    ['of fifteen hundred characters', Array(3).fill(longProcedureName).join(' ')],
    ['that is one endless word', 'Đ'.repeat(300)],
    ['of stacked capitals', 'ẨN ẪM ỬNG ẶNG ỘNG '.repeat(20).trim()],
  ])('keeps a procedure name %s whole', async (_, procedureName) => {
    const { page, paragraphs } = await slip({ procedureName });
    expect(paragraphs).toContain(procedureName);
    expect(outsideOfPage(page)).toEqual([]);
    expect(overlappingTexts(page)).toEqual([]);
  });

  it('refuses a text that fits at no readable size, and says which', async () => {
    await expect(slip({ procedureName: 'Đăng ký '.repeat(2_000) })).rejects.toThrow(/name of the procedure/u);
  });

  it('leaves no trace of a missing telephone', async () => {
    const { desk } = depositSlipValues();
    const { paragraphs } = await slip({ desk: { ...desk, phone: undefined } });
    expect(paragraphs.join('\n')).not.toMatch(/Phone|undefined/u);
  });

  it.each([
    'https://motcua247.benthanh.example/d/q8Zt3mVh0K2sW7xYbN4cRw',
    `https://motcua247.benthanh.example/d/${'k3V9'.repeat(60)}`,
  ])('carries a QR code that reads as the exact address (%#)', async (statusPageUrl) => {
    const { page } = await slip({ statusPageUrl });
    const code = qrCodeOf(page);
    const { data, width, height } = rasterise(code.rectangles, code.withQuietZone, 6 / code.module);
    expect(jsqr.default(data, width, height)?.data).toBe(statusPageUrl);
  });

  it('draws the QR code upright: some readers do not read it mirrored', async () => {
    const { statusPageUrl } = depositSlipValues();
    const code = qrCodeOf((await slip()).page);
    const { data, width } = rasterise(code.rectangles, code.withQuietZone, 1 / code.module);
    const { modules } = qrcode.create(statusPageUrl, { errorCorrectionLevel: 'M' });
    const quiet = (width - modules.size) / 2;
    const drawn = Array.from(modules.data, (_, index) => {
      const row = quiet + Math.floor(index / modules.size);
      const column = quiet + (index % modules.size);
      return data[(row * width + column) * 4] === 0 ? 1 : 0;
    });
    expect(quiet).toBe(4);
    expect(drawn).toEqual(Array.from(modules.data));
  });

  it('leaves the white around the QR code empty and inside the page', async () => {
    const { page } = await slip();
    const { rectangles, withQuietZone } = qrCodeOf(page);
    const intruders = [
      ...page.texts.filter(({ box }) => overlaps(box, withQuietZone)).map(({ text }) => text),
      ...page.shapes.filter((shape) => shape.rectangles !== rectangles && overlaps(shape.box, withQuietZone)),
    ];
    expect(intruders).toEqual([]);
    expect(withQuietZone.right).toBeLessThan(page.page.right);
  });

  it.each(['/d/relative', 'ftp://example.org/d/x', `https://example.org/${'x'.repeat(300)}`])(
    'refuses an address that a telephone cannot open, without repeating it (%#)',
    async (statusPageUrl) => {
      const refusal = renderDepositSlip(depositSlipValues({ statusPageUrl }));
      await expect(refusal).rejects.toThrow(/statusPageUrl/u);
      await expect(refusal).rejects.not.toThrow(statusPageUrl);
    },
  );
});
