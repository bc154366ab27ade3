import qrcode from 'qrcode';
import { addContent, type StructureElement } from './structure.js';

/** White that a reader needs around the code, in modules (ISO/IEC 18004). */
export const quietZoneModules = 4;

export interface QrCode {
  readonly text: string;
  /** What a screen reader says in place of the picture. */
  readonly alternative: string;
  readonly x: number;
  readonly y: number;
  /** Points, the quiet zone included. */
  readonly size: number;
}

/**
 * Draws the dark modules as rectangles of one path: sharp at any printer's resolution, and no hairlines between
 * neighbours.
 */
export function drawQrCode(document: PDFKit.PDFDocument, parent: StructureElement, code: QrCode): void {
  const { modules } = qrcode.create(code.text, { errorCorrectionLevel: 'M' });
  const module = code.size / (modules.size + 2 * quietZoneModules);
  const left = code.x + quietZoneModules * module;
  const top = code.y + quietZoneModules * module;
  const isDark = (row: number, column: number): boolean =>
    column < modules.size && modules.get(row, column) === 1;

  const bounds = [code.x, code.y, code.x + code.size, code.y + code.size] as const;
  addContent(document, parent, 'Figure', { alternative: code.alternative, bounds }, () => {
    for (let row = 0; row < modules.size; row += 1) {
      for (let start = 0; start < modules.size; start += 1) {
        if (!isDark(row, start)) continue;
        let end = start + 1;
        while (isDark(row, end)) end += 1;
        document.rect(left + start * module, top + row * module, (end - start) * module, module);
        start = end;
      }
    }
    document.fill('black');
  });
}
