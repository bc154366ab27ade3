import { type FontWeight } from './fonts.js';
import { printableText } from './printable-text.js';
import { addContent, type StructureElement } from './structure.js';

export interface Paragraph {
  readonly text: string;
  /** Points. */
  readonly size: number;
  readonly weight?: FontWeight;
  readonly align?: 'left' | 'center' | 'right';
  /** `vi` unless told. */
  readonly language?: 'vi' | 'en';
  readonly tag?: 'H1' | 'H2' | 'P';
  /** Points of white above it. */
  readonly spaceBefore?: number;
}

/** Paragraphs below each other. */
export type TextBlock = readonly Paragraph[];

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/**
 * Vietnamese capitals with two marks rise 0.147 em above the font's own ascender. Without this much white above each
 * line "Ẫ" would touch "ự" in the line before.
 */
const whiteAboveLine = 0.15;

function select(document: PDFKit.PDFDocument, paragraph: Paragraph): void {
  document.font(paragraph.weight ?? 'regular').fontSize(paragraph.size);
}

function measureParagraph(document: PDFKit.PDFDocument, paragraph: Paragraph, width: number): number {
  select(document, paragraph);
  const lineGap = paragraph.size * whiteAboveLine;
  return document.heightOfString(printableText(paragraph.text), { width, lineGap });
}

function writeParagraph(document: PDFKit.PDFDocument, paragraph: Paragraph, place: Place): void {
  select(document, paragraph);
  const lineGap = paragraph.size * whiteAboveLine;
  // pdfkit puts the gap below a line; moved down by one gap it stands above. With no limit to the height pdfkit
  // never starts a page by itself: pages are ours to break.
  document.text(printableText(paragraph.text), place.x, place.y + lineGap, {
    width: place.width,
    height: Infinity,
    lineGap,
    align: paragraph.align ?? 'left',
  });
}

/** Height in points when set in `width` points. */
export function measureBlock(document: PDFKit.PDFDocument, block: TextBlock, width: number): number {
  return block.reduce(
    (height, paragraph) =>
      height + (paragraph.spaceBefore ?? 0) + measureParagraph(document, paragraph, width),
    0,
  );
}

function forEachPlaced(
  document: PDFKit.PDFDocument,
  block: TextBlock,
  place: Place,
  visit: (paragraph: Paragraph, place: Place) => void,
): number {
  let y = place.y;
  for (const paragraph of block) {
    y += paragraph.spaceBefore ?? 0;
    const height = measureParagraph(document, paragraph, place.width);
    visit(paragraph, { ...place, y });
    y += height;
  }
  return y - place.y;
}

/** Draws the block with its tags below `parent`; returns its height in points. */
export function drawBlock(
  document: PDFKit.PDFDocument,
  parent: StructureElement,
  block: TextBlock,
  place: Place,
): number {
  return forEachPlaced(document, block, place, (paragraph, placed) => {
    addContent(document, parent, paragraph.tag ?? 'P', { language: paragraph.language }, () => {
      writeParagraph(document, paragraph, placed);
    });
  });
}

/** Draws the block without tags, for use inside an artifact; returns its height in points. */
export function drawUntaggedBlock(document: PDFKit.PDFDocument, block: TextBlock, place: Place): number {
  return forEachPlaced(document, block, place, (paragraph, placed) => {
    writeParagraph(document, paragraph, placed);
  });
}
