import { type Box } from './geometry.js';
import { type PageContent } from './page-content.js';

export interface DrawnQrCode {
  readonly rectangles: readonly Box[];
  /** The code with the white that a reader needs around it. */
  readonly withQuietZone: Box;
  /** Width of one module in points. */
  readonly module: number;
}

const quietModules = 4;

/** Finds the QR code among the shapes: the one filled path of many rectangles. */
export function qrCodeOf({ shapes }: PageContent): DrawnQrCode {
  const code = shapes.find(({ paint, rectangles }) => paint === 'fill' && rectangles.length > 100);
  if (code === undefined) throw new Error('There is no QR code on the page');
  const module = Math.min(...code.rectangles.map(({ top, bottom }) => top - bottom));
  const quiet = quietModules * module;
  const { left, bottom, right, top } = code.box;
  return {
    rectangles: code.rectangles,
    withQuietZone: { left: left - quiet, bottom: bottom - quiet, right: right + quiet, top: top + quiet },
    module,
  };
}
