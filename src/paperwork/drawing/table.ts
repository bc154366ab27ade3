import { type LocalizedText } from '../../kernel/index.js';
import { fitBlock } from './fit-block.js';
import { type Paper } from './paper.js';
import { addGroup, drawArtifact, type StructureElement } from './structure.js';
import { drawBlock, drawUntaggedBlock, measureBlock, type TextBlock } from './text-block.js';

export interface TableColumn {
  readonly heading: LocalizedText;
  /** Part of the table's width, in relation to the other columns. */
  readonly share: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** A text, or several below each other; `undefined` is drawn as a dash, so that nobody takes it for forgotten. */
export type CellText = string | readonly string[] | undefined;

export interface TableRow {
  /** One a column. */
  readonly cells: readonly CellText[];
  readonly emphasised?: boolean;
}

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** What stands above the table when it goes on, on a later page: a loose sheet must tell what it lists. */
  readonly continuation: string;
}

const padding = 3;
const headingSize = 8;
const translationSize = 6.5;
const cellSize = 8;
const ruleWidth = 0.5;
/** Of a page: what is left over is room for a section's heading above the row. */
const highestRowShare = 0.8;

interface PlacedCell {
  readonly block: TextBlock;
  readonly x: number;
  readonly width: number;
}

interface MeasuredRow {
  readonly cells: readonly PlacedCell[];
  readonly height: number;
}

function placeCells(paper: Paper, table: Table, blocks: readonly TextBlock[]): PlacedCell[] {
  const shares = table.columns.reduce((sum, column) => sum + column.share, 0);
  let x = paper.box.left;
  return table.columns.map((column, index) => {
    const width = (paper.box.width * column.share) / shares;
    const cell = { block: blocks[index] ?? [], x, width };
    x += width;
    return cell;
  });
}

function textWidth(cell: PlacedCell): number {
  return cell.width - 2 * padding;
}

function measureRow(paper: Paper, cells: readonly PlacedCell[]): MeasuredRow {
  const heights = cells.map((cell) => measureBlock(paper.document, cell.block, textWidth(cell)));
  return { cells, height: Math.max(...heights) + 2 * padding };
}

function headingRow(paper: Paper, table: Table): MeasuredRow {
  const blocks = table.columns.map(({ heading }): TextBlock => [
    { text: heading.vi, size: headingSize, weight: 'bold', align: 'center' },
    { text: heading.en, size: translationSize, align: 'center', language: 'en' },
  ]);
  return measureRow(paper, placeCells(paper, table, blocks));
}

/** Rows are never split, so a row that is too high for a page is set smaller. */
function bodyRow(paper: Paper, table: Table, row: TableRow, highest: number): MeasuredRow {
  const blocks = table.columns.map(({ align }, index): TextBlock =>
    [row.cells[index] ?? '—'].flat().map((text) => ({
      text,
      size: cellSize,
      align: align ?? 'left',
      weight: row.emphasised === true ? 'bold' : 'regular',
    })),
  );
  const cells = placeCells(paper, table, blocks).map((cell) => {
    const room = { width: textWidth(cell), height: highest - 2 * padding };
    return { ...cell, block: fitBlock(paper.document, cell.block, room, 'A cell of the table') };
  });
  return measureRow(paper, cells);
}

function drawGrid(paper: Paper, row: MeasuredRow, shaded: boolean): void {
  const { document, y } = paper;
  drawArtifact(document, 'Layout', () => {
    for (const { x, width } of row.cells) {
      if (shaded) document.rect(x, y, width, row.height).fill('#e8e8e8');
      document.rect(x, y, width, row.height).lineWidth(ruleWidth).stroke('black');
    }
    document.fillColor('black');
  });
}

function cellPlace(paper: Paper, cell: PlacedCell): { x: number; y: number; width: number } {
  return { x: cell.x + padding, y: paper.y + padding, width: textWidth(cell) };
}

function drawTaggedRow(paper: Paper, table: StructureElement, row: MeasuredRow, tag: 'TH' | 'TD'): void {
  drawGrid(paper, row, tag === 'TH');
  const element = addGroup(paper.document, table, 'TR');
  for (const cell of row.cells) {
    drawBlock(paper.document, addGroup(paper.document, element, tag), cell.block, cellPlace(paper, cell));
  }
  paper.y += row.height;
}

function continuationBlock(table: Table): TextBlock {
  return [{ text: `${table.continuation} (tiếp theo / continued)`, size: headingSize, weight: 'bold' }];
}

/** What the head of the table takes on a later page, and how high a row can at most be there. */
function measureHead(paper: Paper, table: Table): { heading: MeasuredRow; highest: number } {
  const heading = headingRow(paper, table);
  const body = paper.box.bottom - paper.box.top - heading.height;
  return { heading, highest: body * highestRowShare };
}

/** The heading again on a later page: a repetition, which a screen reader shall not read as a row. */
function repeatHead(paper: Paper, table: Table, heading: MeasuredRow): void {
  const { document, box } = paper;
  drawArtifact(document, 'Pagination', () => {
    const place = { x: box.left, y: paper.y, width: box.width };
    paper.y += drawUntaggedBlock(document, continuationBlock(table), place);
  });
  drawGrid(paper, heading, true);
  drawArtifact(document, 'Pagination', () => {
    for (const cell of heading.cells) drawUntaggedBlock(document, cell.block, cellPlace(paper, cell));
  });
  paper.y += heading.height;
}

/** Points that the heading and the first row need: with less room the heading would stand alone. */
export function smallestTableHeight(paper: Paper, table: Table): number {
  const { heading, highest } = measureHead(paper, table);
  const [first] = table.rows;
  return heading.height + (first === undefined ? 0 : bodyRow(paper, table, first, highest).height);
}

/**
 * Draws the table over the full width from where the paper stands, on as many pages as it needs; the heading comes
 * again on each.
 */
export function drawTable(paper: Paper, table: Table): void {
  const { heading, highest } = measureHead(paper, table);
  const element = paper.group('Table');
  paper.keepTogether(smallestTableHeight(paper, table));
  drawTaggedRow(paper, element, heading, 'TH');
  for (const row of table.rows) {
    const measured = bodyRow(paper, table, row, highest);
    if (measured.height > paper.remaining) {
      paper.nextPage();
      repeatHead(paper, table, heading);
    }
    drawTaggedRow(paper, element, measured, 'TD');
  }
}
