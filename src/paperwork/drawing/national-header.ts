import { type LocalizedText } from '../../kernel/index.js';
import { type SiteValues } from '../paper.values.js';
import { type Paper } from './paper.js';
import { drawBlock, type TextBlock } from './text-block.js';

const bodySize = 9;
const gap = 12;

function issuer(site: SiteValues): TextBlock {
  const name = {
    text: site.name.toLocaleUpperCase('vi'),
    size: bodySize,
    weight: 'bold',
    align: 'center',
  } as const;
  if (site.authority === undefined) return [name];
  return [{ text: site.authority.toLocaleUpperCase('vi'), size: bodySize, align: 'center' }, name];
}

/** The country's name and motto, worded and placed as Decree 30/2020/NĐ-CP, annex I, asks of administrative papers. */
const country: TextBlock = [
  { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: bodySize, weight: 'bold', align: 'center' },
  { text: 'Độc lập - Tự do - Hạnh phúc', size: bodySize, weight: 'bold', align: 'center' },
];

function title(name: LocalizedText): TextBlock {
  return [
    {
      text: name.vi.toLocaleUpperCase('vi'),
      size: 15,
      weight: 'bold',
      align: 'center',
      tag: 'H1',
      spaceBefore: 8,
    },
    { text: name.en, size: 9, align: 'center', language: 'en' },
  ];
}

/** Draws the head of an administrative paper: who issues it, the country's motto, the paper's name. */
export function drawNationalHeader(paper: Paper, site: SiteValues, name: LocalizedText): void {
  const { document, root, box } = paper;
  const half = (box.width - gap) / 2;
  const heights = [
    drawBlock(document, root, issuer(site), { x: box.left, y: paper.y, width: half }),
    drawBlock(document, root, country, { x: box.left + half + gap, y: paper.y, width: half }),
  ];
  paper.y += Math.max(...heights);
  paper.y += drawBlock(document, root, title(name), { x: box.left, y: paper.y, width: box.width });
  paper.y += gap;
}
