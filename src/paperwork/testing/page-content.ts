import { apply, type Box, boxAround, identity, type Matrix, multiply } from './geometry.js';
import { type PdfFile } from './pdf-file.js';
import { type PdfFont, readFont } from './pdf-font.js';
import { type PdfDictionary, PdfName, PdfOperator, PdfReader, type PdfValue } from './pdf-syntax.js';

/** A piece of text in one line. */
export interface TextRun {
  readonly text: string;
  readonly font: PdfFont;
  readonly size: number;
  /** From the deepest mark below ("ậ") to the highest above a capital ("Ẫ"), whatever the text has of them. */
  readonly box: Box;
}

export interface Shape {
  readonly paint: 'fill' | 'stroke';
  readonly rectangles: readonly Box[];
  readonly box: Box;
}

/** What stands between a BDC or BMC and its EMC: a paragraph, a figure or an artifact. */
export interface MarkedContent {
  readonly tag: string;
  readonly text: string;
}

export interface PageContent {
  readonly page: Box;
  readonly texts: readonly TextRun[];
  readonly shapes: readonly Shape[];
  readonly marked: readonly MarkedContent[];
}

/** Of Be Vietnam Pro, in parts of the font size. */
const deepest = 0.227;
const highest = 1.147;

function numbers(operands: readonly PdfValue[]): number[] {
  return operands.filter((operand) => typeof operand === 'number');
}

function matrixOf(operands: readonly PdfValue[]): Matrix {
  const [a, b, c, d, e, f] = numbers(operands);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return identity;
  return [a, b, c, d, e ?? 0, f ?? 0];
}

/** Runs a page's content stream and notes what it draws (ISO 32000-1, annex A, as far as pdfkit goes). */
class ContentInterpreter {
  readonly texts: TextRun[] = [];
  readonly shapes: Shape[] = [];
  readonly marked: { tag: string; text: string }[] = [];
  private readonly openMarks: { tag: string; text: string }[] = [];
  private readonly saved: Matrix[] = [];
  private ctm: Matrix = identity;
  private textMatrix: Matrix = identity;
  private font: PdfFont | undefined;
  private size = 0;
  private points: (readonly [number, number])[] = [];
  private rectangles: Box[] = [];

  constructor(private readonly fonts: ReadonlyMap<string, PdfFont>) {}

  run(operator: string, operands: readonly PdfValue[]): void {
    switch (operator) {
      case 'q':
        this.saved.push(this.ctm);
        return;
      case 'Q':
        this.ctm = this.saved.pop() ?? identity;
        return;
      case 'cm':
        this.ctm = multiply(matrixOf(operands), this.ctm);
        return;
      case 'BMC':
      case 'BDC':
        this.beginMark(operands[0]);
        return;
      case 'EMC':
        if (this.openMarks.pop() === undefined) throw new Error('EMC without BMC');
        return;
      case 'Tf':
        this.font = operands[0] instanceof PdfName ? this.fonts.get(operands[0].text) : undefined;
        this.size = numbers(operands)[0] ?? 0;
        return;
      case 'Tm':
        this.textMatrix = matrixOf(operands);
        return;
      case 'TJ':
        if (Array.isArray(operands[0])) this.show(operands[0] as readonly PdfValue[]);
        return;
      case 're':
        this.addRectangle(numbers(operands));
        return;
      case 'm':
      case 'l':
        this.addPoint(numbers(operands));
        return;
      case 'f':
      case 'f*':
        this.paint('fill');
        return;
      case 'S':
        this.paint('stroke');
        return;
      case 'n':
        this.forgetPath();
        return;
      case 'Tj':
      case 'Td':
      case 'c':
      case 'B':
      case 'Do':
        throw new Error(`The operator ${operator} is new here: teach the interpreter to read it`);
      default:
      // Colours, widths and text state move nothing.
    }
  }

  get marksAreBalanced(): boolean {
    return this.openMarks.length === 0;
  }

  private beginMark(tag: PdfValue | undefined): void {
    const mark = { tag: tag instanceof PdfName ? tag.text : '', text: '' };
    this.openMarks.push(mark);
    this.marked.push(mark);
  }

  private show(pieces: readonly PdfValue[]): void {
    const { font, size } = this;
    if (font === undefined) throw new Error('Text without a font');
    let text = '';
    let advance = 0;
    for (const piece of pieces) {
      if (typeof piece === 'number') advance -= piece;
      if (!(piece instanceof Buffer)) continue;
      for (let index = 0; index < piece.length; index += 2) {
        const glyph = piece.readUInt16BE(index);
        text += font.textOf(glyph) ?? '\ufffd';
        advance += font.widthOf(glyph);
      }
    }
    const width = (advance * size) / 1000;
    const matrix = multiply(this.textMatrix, this.ctm);
    const box = boxAround([apply(matrix, 0, -deepest * size), apply(matrix, width, highest * size)]);
    this.texts.push({ text, font, size, box });
    for (const mark of this.openMarks) mark.text += text;
  }

  private addPoint([x, y]: readonly number[]): void {
    if (x === undefined || y === undefined) throw new Error('A point without coordinates');
    this.points.push(apply(this.ctm, x, y));
  }

  private addRectangle([x, y, width, height]: readonly number[]): void {
    if (x === undefined || y === undefined || width === undefined || height === undefined) {
      throw new Error('A rectangle without measures');
    }
    const corners = [apply(this.ctm, x, y), apply(this.ctm, x + width, y + height)];
    this.points.push(...corners);
    this.rectangles.push(boxAround(corners));
  }

  private paint(paint: Shape['paint']): void {
    this.shapes.push({ paint, rectangles: this.rectangles, box: boxAround(this.points) });
    this.forgetPath();
  }

  private forgetPath(): void {
    this.points = [];
    this.rectangles = [];
  }
}

function pageBox(file: PdfFile, page: PdfDictionary): Box {
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(file.array(page.get('MediaBox')));
  return { left, bottom, right, top };
}

function pageFonts(file: PdfFile, page: PdfDictionary): Map<string, PdfFont> {
  const resources = file.dictionary(page.get('Resources'));
  if (!resources.has('Font')) return new Map();
  const fonts = file.dictionary(resources.get('Font'));
  return new Map(Array.from(fonts, ([name, font]) => [name, readFont(file, font)]));
}

/** What one page shows. */
export function readPage(file: PdfFile, page: PdfDictionary): PageContent {
  const interpreter = new ContentInterpreter(pageFonts(file, page));
  const reader = new PdfReader(file.stream(page.get('Contents')).toString('latin1'));
  let operands: PdfValue[] = [];
  while (!reader.atEnd) {
    const value = reader.read();
    if (value instanceof PdfOperator) {
      interpreter.run(value.text, operands);
      operands = [];
    } else {
      operands.push(value);
    }
  }
  if (!interpreter.marksAreBalanced) throw new Error('Marked content is left open');
  const { texts, shapes, marked } = interpreter;
  return { page: pageBox(file, page), texts, shapes, marked };
}
