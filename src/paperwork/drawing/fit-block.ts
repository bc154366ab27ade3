import { printableText } from './printable-text.js';
import { measureBlock, type TextBlock } from './text-block.js';

export interface Room {
  readonly width: number;
  readonly height: number;
}

const scaleStep = 0.04;
const smallestScale = 0.2;

function scaled(block: TextBlock, scale: number): TextBlock {
  return block.map((paragraph) => ({
    ...paragraph,
    size: paragraph.size * scale,
    spaceBefore: (paragraph.spaceBefore ?? 0) * scale,
  }));
}

/**
 * The block at the largest size, not above its own, at which it fits into the room: text is set smaller rather than
 * cut off.
 * @param what names the text in the error when it does not fit even at a fifth of its size.
 */
export function fitBlock(
  document: PDFKit.PDFDocument,
  block: TextBlock,
  room: Room,
  what: string,
): TextBlock {
  for (let scale = 1; scale >= smallestScale; scale -= scaleStep) {
    const candidate = scaled(block, scale);
    if (measureBlock(document, candidate, room.width) <= room.height) return candidate;
  }
  const characters = block.reduce((sum, paragraph) => sum + paragraph.text.length, 0);
  throw new RangeError(
    `${what} has ${characters} characters and fits the paper at no readable size. Shorten it.`,
  );
}

/** The paragraph's size, made smaller until its text stands in one line of `width` points. */
export function fitLineSize(
  document: PDFKit.PDFDocument,
  line: { readonly text: string; readonly size: number; readonly weight: 'regular' | 'bold' },
  width: number,
): number {
  const natural = document.font(line.weight).fontSize(line.size).widthOfString(printableText(line.text));
  return natural <= width ? line.size : (line.size * width) / natural;
}
