import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { type FontWeight, loadFonts } from './fonts.js';
import { printableRanges, printableText } from './printable-text.js';
import { readPaper } from '../testing/read-paper.js';

describe('printableText', () => {
  it('composes letters and marks that a telephone sends apart', () => {
    expect(printableText('Nguyễn Thị Ử'.normalize('NFD'))).toBe('Nguyễn Thị Ử');
  });

  it('makes one line of several and drops what cannot be seen', () => {
    expect(printableText('  Thiếu\u200b bản sao;\r\n\tchưa\u00a0ký\ufeff ')).toBe('Thiếu bản sao; chưa ký');
  });

  it('shows what the font cannot draw instead of swallowing it', () => {
    expect(printableText('ký 😀 tên 王')).toBe('ký ? tên ?');
  });

  it('keeps the unusual hyphens as hyphens', () => {
    expect(printableText('H29\u20110001')).toBe('H29-0001');
  });

  it.each<FontWeight>(['regular', 'bold'])('promises only what the %s font draws', async (weight) => {
    const characters = printableRanges.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
    );
    const document = new PDFDocument({ margin: 0 });
    document.font((await loadFonts())[weight]).fontSize(8);
    const bytes = buffer(document);
    // A line each: next to each other, letters and loose marks would be drawn as one.
    for (const character of characters) {
      document.text(`(${character})`, 0, 0, { lineBreak: false, features: ['mark'] });
    }
    document.end();

    const drawn = readPaper(await bytes).pages[0]?.texts.map(({ text }) => text) ?? [];
    expect(drawn.join('')).not.toContain('\ufffd');
    expect(drawn.join('').length).toBeGreaterThanOrEqual(characters.length * 3);
  });
});
