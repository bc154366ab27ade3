import { drawFacts } from '../drawing/facts.js';
import { drawHeading, drawText } from '../drawing/heading.js';
import { formatLocalTime } from '../drawing/local-time.js';
import { drawNationalHeader } from '../drawing/national-header.js';
import { Paper } from '../drawing/paper.js';
import { drawSignatures } from '../drawing/signatures.js';
import { type TextBlock } from '../drawing/text-block.js';
import { drawTable, smallestTableHeight, type Table } from '../drawing/table.js';
import { runListTitles } from './run-list-titles.js';
import { runManifestForm } from './run-manifest.form.js';
import { listTable, otherOpeningsTable, totalsTable, unresolvedTable } from './run-manifest.tables.js';
import {
  runListNames,
  type HeadSignature,
  type RunClosing,
  type RunManifestValues,
} from './run-manifest.values.js';

function drawRunFacts(paper: Paper, values: RunManifestValues): void {
  const time = (at: Date): string => formatLocalTime(at, values.timeZone);
  const { closing } = values;
  drawFacts(paper, [
    { label: 'Lượt / Run', value: time(values.scheduledAt) },
    { label: 'Công chức thực hiện / Officer', value: values.officerName },
    { label: 'Mở lúc / Opened', value: time(values.openedAt) },
    {
      label: 'Đóng lúc / Closed',
      value: closing === undefined ? 'chưa đóng / still open' : time(closing.closedAt),
    },
    { label: 'In lúc / Printed', value: time(values.createdAt) },
  ]);
}

function drawSection(paper: Paper, title: string, tableOf: (continuation: string) => Table): void {
  const table = tableOf(title);
  drawHeading(paper, title, smallestTableHeight(paper, table));
  if (table.rows.length === 0) drawText(paper, [{ text: 'Không có. / None.', size: 9 }]);
  else drawTable(paper, table);
}

/** Ties the signed paper to the ledger, or says that it is not final. */
function statement({ closing }: RunManifestValues): TextBlock {
  if (closing === undefined) {
    return [
      { text: 'Lượt chưa đóng; đây chưa phải bảng kê cuối cùng.', size: 9, weight: 'bold', spaceBefore: 8 },
      { text: 'The run is still open; this is not the final manifest.', size: 8, language: 'en' },
    ];
  }
  const position = `Vị trí trong nhật ký khi đóng lượt / Ledger position at closing: số ${closing.ledgerSequence}`;
  return [
    { text: position, size: 8, spaceBefore: 8 },
    { text: `SHA-256: ${closing.ledgerHash}`, size: 8 },
    ...ledgerLines(closing),
  ];
}

/** A signature beside what was not signed would bear witness for the forger. */
function ledgerLines({ recordFits, overBrokenLedger, signature }: RunClosing): TextBlock {
  if (!recordFits) return alteredLines;
  return overBrokenLedger ? notSignedLines : signatureLines(signature);
}

const alteredLines: TextBlock = [
  {
    text: 'Nội dung bảng kê ĐÃ BỊ SỬA sau khi đóng lượt: không khớp với nhật ký. Không dùng bảng kê này.',
    size: 9,
    weight: 'bold',
  },
  {
    text: 'This manifest was ALTERED after the closing: it does not fit the ledger. Do not use it.',
    size: 8,
    language: 'en',
  },
];

const notSignedLines: TextBlock = [
  {
    text: 'Nhật ký KHÔNG được ký số khi đóng lượt: nhật ký không khớp với những gì đã ký trước đó.',
    size: 9,
    weight: 'bold',
  },
  {
    text: 'The ledger was NOT signed at closing: it does not fit what was signed before.',
    size: 8,
    language: 'en',
  },
];

/** The next signature stands for the closing as well. */
const unsignedLines: TextBlock = [
  { text: 'Nhật ký chưa được ký số khi đóng lượt.', size: 8 },
  { text: 'The ledger was not signed at closing.', size: 8, language: 'en' },
];

function signatureLines(signature: HeadSignature | undefined): TextBlock {
  if (signature === undefined) return unsignedLines;
  return [
    { text: `Chữ ký Ed25519 / Signature: ${signature.signature}`, size: 8 },
    { text: `Khóa công khai / Public key: ${signature.publicKey}`, size: 8 },
    { text: `Ký lúc / Signed: ${signature.signedAt.toISOString()}`, size: 8 },
  ];
}

/**
 * The A4 record of a run: the four lists item by item, what was opened besides, totals, what stayed open and why, the ledger position, and
 * room for the signatures. Landscape, because a reason needs room beside the six other columns.
 * @throws RangeError when a text fits at no readable size or the time zone is unknown.
 */
export async function renderRunManifest(values: RunManifestValues): Promise<Buffer> {
  const paper = await Paper.begin(
    {
      size: 'A4',
      orientation: 'landscape',
      marginMillimetres: 12,
      form: runManifestForm,
      mark: `lượt ${formatLocalTime(values.scheduledAt, values.timeZone)}`,
    },
    values,
  );
  drawNationalHeader(paper, values.site, runManifestForm.name);
  drawRunFacts(paper, values);
  runListNames.forEach((name, index) => {
    const items = values.lists[name];
    const { vi, en } = runListTitles[name];
    drawSection(paper, `${index + 1}. ${vi} / ${en} (${items.length})`, (title) => listTable(items, title));
  });
  drawSection(paper, '5. Mở khay ngoài danh sách / Other openings', (title) =>
    otherOpeningsTable(values, title),
  );
  drawSection(paper, '6. Tổng hợp / Totals', (title) => totalsTable(values, title));
  drawSection(paper, '7. Mục chưa giải quyết / Unresolved items', (title) => unresolvedTable(values, title));
  drawSignatures(paper, statement(values), [
    { role: { vi: 'Công chức thực hiện', en: 'Officer' }, name: values.officerName },
    { role: { vi: 'Phụ trách bộ phận một cửa', en: 'Head of the one-stop shop' }, name: undefined },
  ]);
  return paper.finish();
}
