import { type LocalizedText } from '../../kernel/index.js';
import { millimetres } from './lengths.js';
import { type Paper } from './paper.js';
import { drawBlock, measureBlock, type TextBlock } from './text-block.js';

export interface Signature {
  readonly role: LocalizedText;
  /** Printed below the room for the signature when it is known who signs. */
  readonly name: string | undefined;
}

const size = 9;
const translationSize = 7;
const gap = 12;
const roomToSign = millimetres(20);
const dottedName = '…………………………………………';

function above({ role }: Signature): TextBlock {
  return [
    { text: 'Hồi …… giờ …… phút, ngày …… / …… / ………', size, align: 'center', spaceBefore: 8 },
    { text: role.vi.toLocaleUpperCase('vi'), size, weight: 'bold', align: 'center' },
    { text: role.en, size: translationSize, align: 'center', language: 'en' },
    { text: '(Ký, ghi rõ họ tên)', size: translationSize, align: 'center' },
  ];
}

function below({ name }: Signature): TextBlock {
  return [{ text: name ?? dottedName, size, weight: 'bold', align: 'center' }];
}

/**
 * Draws what is signed in a sentence or two and, below it, the places for the signatures beside each other, each with
 * its own time and date to fill in. All on one page: a sheet of mere signatures could be put under anything.
 */
export function drawSignatures(paper: Paper, statement: TextBlock, signatures: readonly Signature[]): void {
  const { document, root, box } = paper;
  const width = (box.width - gap * (signatures.length - 1)) / signatures.length;
  const tallest = (block: (signature: Signature) => TextBlock): number =>
    Math.max(...signatures.map((signature) => measureBlock(document, block(signature), width)));
  const headHeight = tallest(above);
  const height = headHeight + roomToSign + tallest(below);

  paper.keepTogether(measureBlock(document, statement, box.width) + height);
  paper.y += drawBlock(document, root, statement, { x: box.left, y: paper.y, width: box.width });
  signatures.forEach((signature, column) => {
    const x = box.left + column * (width + gap);
    drawBlock(document, root, above(signature), { x, y: paper.y, width });
    drawBlock(document, root, below(signature), { x, y: paper.y + headHeight + roomToSign, width });
  });
  paper.y += height;
}
