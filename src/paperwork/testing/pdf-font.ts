import { type PdfFile } from './pdf-file.js';
import { PdfOperator, PdfReader, type PdfValue } from './pdf-syntax.js';

/** A composite font with two-byte glyph numbers (Identity-H), the kind that pdfkit embeds. */
export interface PdfFont {
  readonly name: string;
  readonly embedded: boolean;
  /** Text of a glyph by the embedded ToUnicode map; `undefined` for a glyph that it does not know. */
  textOf(glyph: number): string | undefined;
  /** Advance in thousandths of the font size. */
  widthOf(glyph: number): number;
}

function toUnicode(cmap: string): Map<number, string> {
  const texts = new Map<number, string>();
  const reader = new PdfReader(cmap);
  const operands: PdfValue[] = [];
  while (!reader.atEnd) {
    const value = reader.read();
    if (!(value instanceof PdfOperator)) {
      operands.push(value);
      continue;
    }
    if (value.text === 'endbfrange') {
      for (let index = 0; index + 2 < operands.length; index += 3) {
        const first = operands[index];
        const targets = operands[index + 2];
        if (!(first instanceof Buffer) || !Array.isArray(targets)) throw new Error('Unknown form of bfrange');
        (targets as readonly PdfValue[]).forEach((target, offset) => {
          if (!(target instanceof Buffer)) throw new Error('Unknown form of bfrange');
          texts.set(first.readUInt16BE(0) + offset, Buffer.from(target).swap16().toString('utf16le'));
        });
      }
    }
    operands.length = 0;
  }
  return texts;
}

/** Reads a font from a page's resources. */
export function readFont(file: PdfFile, value: PdfValue | undefined): PdfFont {
  const font = file.dictionary(value);
  const descendant = file.dictionary(file.array(font.get('DescendantFonts'))[0]);
  const descriptor = file.dictionary(descendant.get('FontDescriptor'));
  const texts = toUnicode(file.stream(font.get('ToUnicode')).toString('latin1'));
  const [firstGlyph, widths] = file.array(descendant.get('W'));
  if (firstGlyph !== 0) throw new Error('Unknown form of glyph widths');
  const advances = file.array(widths);
  return {
    name: file.text(font.get('BaseFont')) ?? '',
    embedded: descriptor.has('FontFile2') && file.stream(descriptor.get('FontFile2')).length > 0,
    textOf: (glyph) => (glyph === 0 ? undefined : texts.get(glyph)),
    widthOf: (glyph) => {
      const advance = advances[glyph];
      if (typeof advance !== 'number') throw new Error(`Glyph ${glyph} has no width`);
      return advance;
    },
  };
}
