import { type Box } from './geometry.js';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity of each pixel. */
  readonly data: Uint8ClampedArray;
}

/** Black rectangles on white, as a printer would put them down: a pixel is black when its middle is covered. */
export function rasterise(rectangles: readonly Box[], area: Box, pixelsPerPoint: number): Picture {
  const width = Math.round((area.right - area.left) * pixelsPerPoint);
  const height = Math.round((area.top - area.bottom) * pixelsPerPoint);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const { left, right, bottom, top } of rectangles) {
    const firstColumn = Math.ceil((left - area.left) * pixelsPerPoint - 0.5);
    const endColumn = Math.ceil((right - area.left) * pixelsPerPoint - 0.5);
    const firstRow = Math.ceil((area.top - top) * pixelsPerPoint - 0.5);
    const endRow = Math.ceil((area.top - bottom) * pixelsPerPoint - 0.5);
    for (let row = Math.max(firstRow, 0); row < Math.min(endRow, height); row += 1) {
      for (let column = Math.max(firstColumn, 0); column < Math.min(endColumn, width); column += 1) {
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return { width, height, data };
}
