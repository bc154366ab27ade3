import { type Paper } from './paper.js';
import { drawBlock, measureBlock, type TextBlock } from './text-block.js';

function block(text: string): TextBlock {
  return [{ text, size: 10.5, weight: 'bold', tag: 'H2', spaceBefore: 8 }];
}

const whiteBelow = 2;

/** Draws a section's heading on the same page as the `followingHeight` points of content after it. */
export function drawHeading(paper: Paper, text: string, followingHeight: number): void {
  const { document, root, box } = paper;
  const height = measureBlock(document, block(text), box.width) + whiteBelow;
  paper.keepTogether(height + followingHeight);
  drawBlock(document, root, block(text), { x: box.left, y: paper.y, width: box.width });
  paper.y += height;
}

/** Draws text over the full width. */
export function drawText(paper: Paper, text: TextBlock): void {
  const { document, root, box } = paper;
  paper.keepTogether(measureBlock(document, text, box.width));
  paper.y += drawBlock(document, root, text, { x: box.left, y: paper.y, width: box.width });
}
