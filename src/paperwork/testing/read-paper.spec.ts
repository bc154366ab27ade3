import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { loadFonts } from '../drawing/fonts.js';
import { rasterise } from './rasterise.js';
import { outsideOfPage, overlappingTexts, readPaper, type ReadPaper } from './read-paper.js';

async function drawn(draw: (document: PDFKit.PDFDocument) => void): Promise<ReadPaper> {
  const document = new PDFDocument({ size: 'A6', margin: 0 });
  document.font((await loadFonts()).regular).fontSize(10);
  const bytes = buffer(document);
  draw(document);
  document.end();
  return readPaper(await bytes);
}

function pageOf(paper: ReadPaper): ReadPaper['pages'][number] {
  const [page] = paper.pages;
  if (page === undefined) throw new Error('The paper has no page');
  return page;
}

const oneLine = { lineBreak: false };

/** The checks on our papers are worth what this reader finds when something is wrong. */
describe('readPaper', () => {
  it('reads Vietnamese text back, ligatures included', async () => {
    const { pages } = await drawn((document) => document.text('Đặng Thị Mỹ Ửng, office', 10, 10, oneLine));
    expect(pages[0]?.texts.map(({ text }) => text)).toEqual(['Đặng Thị Mỹ Ửng, office']);
  });

  it('marks a glyph that the font does not have', async () => {
    const { pages } = await drawn((document) => document.text('a王b', 10, 10, oneLine));
    expect(pages[0]?.texts.map(({ text }) => text)).toEqual(['a\ufffdb']);
  });

  it('knows where text stands', async () => {
    const page = pageOf(await drawn((document) => document.text('mm', 20, 30, oneLine)));
    const box = page.texts[0]?.box;
    // Be Vietnam Pro ascends 1 em: the baseline of 10 points lies 10 points below the place asked for.
    expect(box?.left).toBeCloseTo(20, 3);
    expect(box?.bottom).toBeCloseTo(419.53 - 30 - 10 - 2.27, 1);
  });

  it('finds text and lines beyond the edge of the page', async () => {
    const page = pageOf(
      await drawn((document) => {
        document.text('inside', 10, 10, oneLine).text('over the edge', 280, 10, oneLine);
        document.moveTo(10, 200).lineTo(300, 200).stroke();
      }),
    );
    expect(outsideOfPage(page)).toEqual(['over the edge', 'a shape (stroke)']);
  });

  it('finds text on text', async () => {
    const page = pageOf(
      await drawn((document) => {
        document
          .text('first', 10, 10, oneLine)
          .text('second', 12, 14, oneLine)
          .text('third', 10, 40, oneLine);
      }),
    );
    expect(overlappingTexts(page)).toEqual(['"first" and "second"']);
  });

  it('refuses what is no whole PDF', async () => {
    const document = new PDFDocument();
    const bytes = buffer(document);
    document.end();
    const whole = await bytes;
    expect(() => readPaper(whole.subarray(0, -20))).toThrow(/does not end like a PDF/u);
  });
});

describe('rasterise', () => {
  it('blackens the pixels whose middle is covered', () => {
    const area = { left: 10, bottom: 10, right: 13, top: 12 };
    const { width, height, data } = rasterise([{ left: 11, bottom: 11, right: 12.4, top: 12 }], area, 1);
    expect([width, height]).toEqual([3, 2]);
    const reds = Array.from({ length: 6 }, (_, pixel) => data[pixel * 4]);
    expect(reds).toEqual([255, 0, 255, 255, 255, 255]);
  });
});
