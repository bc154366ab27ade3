import { type Paper } from './paper.js';
import { drawBlock, measureBlock, type TextBlock } from './text-block.js';

/** A labelled value; an unknown value is drawn as a dash. */
export interface Fact {
  readonly label: string;
  readonly value: string | undefined;
}

const size = 9;
const columnGap = 12;

function block({ label, value }: Fact): TextBlock {
  return [{ text: `${label}: ${value ?? '—'}`, size }];
}

/** Draws facts in two columns, read from left to right. */
export function drawFacts(paper: Paper, facts: readonly Fact[]): void {
  const { document, root, box } = paper;
  const width = (box.width - columnGap) / 2;
  for (let index = 0; index < facts.length; index += 2) {
    const pair = facts.slice(index, index + 2);
    const height = Math.max(...pair.map((fact) => measureBlock(document, block(fact), width)));
    paper.keepTogether(height);
    pair.forEach((fact, column) => {
      drawBlock(document, root, block(fact), {
        x: box.left + column * (width + columnGap),
        y: paper.y,
        width,
      });
    });
    paper.y += height;
  }
}
