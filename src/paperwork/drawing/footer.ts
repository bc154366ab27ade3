import { type PaperForm } from '../paper.values.js';
import { millimetres } from './lengths.js';
import { drawArtifact } from './structure.js';
import { drawUntaggedBlock, measureBlock, type TextBlock } from './text-block.js';

export interface Footer {
  readonly form: PaperForm;
  readonly mark: string;
  readonly reference: string;
  readonly left: number;
  readonly width: number;
  readonly bottomMargin: number;
}

const size = 6;
const pageNumberWidth = millimetres(16);
const whiteAboveRule = millimetres(2);

function formBlock({ form, mark }: Footer): TextBlock {
  return [{ text: `${form.number} · ${form.name.vi} · Phiên bản ${form.version} · ${mark}`, size }];
}

function regulationBlock({ reference }: Footer): TextBlock {
  return [{ text: `Theo ${reference}`, size }];
}

function formHeight(document: PDFKit.PDFDocument, footer: Footer): number {
  return measureBlock(document, formBlock(footer), footer.width - pageNumberWidth);
}

function blocksHeight(document: PDFKit.PDFDocument, footer: Footer): number {
  return formHeight(document, footer) + measureBlock(document, regulationBlock(footer), footer.width);
}

/** Points that the footer takes from the page, the white above it included. */
export function footerHeight(document: PDFKit.PDFDocument, footer: Footer): number {
  return blocksHeight(document, footer) + whiteAboveRule;
}

/** Draws form, version, regulation and page number at the foot of the current page. */
export function drawFooter(
  document: PDFKit.PDFDocument,
  footer: Footer,
  pageNumber: number,
  pageCount: number,
): void {
  const { left, width } = footer;
  const right = left + width;
  const y = document.page.height - footer.bottomMargin - blocksHeight(document, footer);
  const page = { text: `Trang ${pageNumber}/${pageCount}`, size, align: 'right' } as const;
  drawArtifact(document, 'Pagination', () => {
    document.moveTo(left, y).lineTo(right, y).lineWidth(0.4).stroke();
    drawUntaggedBlock(document, formBlock(footer), { x: left, y, width: width - pageNumberWidth });
    drawUntaggedBlock(document, [page], { x: right - pageNumberWidth, y, width: pageNumberWidth });
    drawUntaggedBlock(document, regulationBlock(footer), {
      x: left,
      y: y + formHeight(document, footer),
      width,
    });
  });
}
