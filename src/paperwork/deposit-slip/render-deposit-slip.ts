import { fitBlock, fitLineSize } from '../drawing/fit-block.js';
import { millimetres } from '../drawing/lengths.js';
import { Paper } from '../drawing/paper.js';
import { drawQrCode } from '../drawing/qr-code.js';
import { drawArtifact } from '../drawing/structure.js';
import { drawBlock, measureBlock, type TextBlock } from '../drawing/text-block.js';
import { depositSlipForm } from './deposit-slip.form.js';
import {
  detailsBlock,
  headBlock,
  noAcceptanceBlock,
  numberLabel,
  procedureBlock,
  procedureLabel,
  qrCaption,
} from './deposit-slip.texts.js';
import { type DepositSlipValues } from './deposit-slip.values.js';

const headHeight = millimetres(21);
const qrSize = millimetres(31);
const detailsHeight = millimetres(38);
const noticeHeight = millimetres(20);
const noticePadding = 4;
const gap = millimetres(2);
const hugeSize = 40;

/** A longer address makes modules smaller than 0.4 mm, which telephones do not read reliably from paper. */
const longestUrl = 300;

/** The address opens the citizen's status page, so the message does not repeat it. */
function checkStatusPageUrl(url: string): void {
  if (url.length > longestUrl || !URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol)) {
    throw new RangeError(
      `statusPageUrl of the deposit slip must be an absolute http or https address of at most ${longestUrl} characters.`,
    );
  }
}

/** Draws the block, smaller if it must be, and moves down by what it takes. */
function drawFitted(
  paper: Paper,
  block: TextBlock,
  room: { width: number; height: number },
  what: string,
): void {
  const { document, root, box } = paper;
  const fitted = fitBlock(document, block, room, what);
  paper.y += drawBlock(document, root, fitted, { x: box.left, y: paper.y, width: room.width });
}

function drawNumber(paper: Paper, depositNumber: string): void {
  const { document, root, box } = paper;
  paper.y += drawBlock(document, root, numberLabel, { x: box.left, y: paper.y, width: box.width });
  const line = { text: depositNumber, size: hugeSize, weight: 'bold', align: 'center' } as const;
  const size = fitLineSize(document, line, box.width - 2);
  paper.y += drawBlock(document, root, [{ ...line, size }], { x: box.left, y: paper.y, width: box.width });
}

function drawProcedure(paper: Paper, values: DepositSlipValues, bottom: number): void {
  const { document, root, box } = paper;
  paper.y += drawBlock(document, root, procedureLabel, { x: box.left, y: paper.y, width: box.width });
  const room = { width: box.width, height: bottom - paper.y };
  drawFitted(paper, procedureBlock(values), room, 'The name of the procedure');
}

function drawDetails(paper: Paper, values: DepositSlipValues): void {
  const { document, root, box } = paper;
  const room = { width: box.width - qrSize - gap, height: detailsHeight };
  const top = paper.y;
  drawFitted(paper, detailsBlock(values), room, 'What the slip says of the desk');
  const x = box.left + box.width - qrSize;
  drawQrCode(document, root, {
    text: values.statusPageUrl,
    alternative: 'Mã QR dẫn tới trang tình trạng hồ sơ',
    x,
    y: top,
    size: qrSize,
  });
  drawBlock(document, root, qrCaption, { x, y: top + qrSize, width: qrSize });
}

function drawNotice(paper: Paper, values: DepositSlipValues): void {
  const { document, root, box } = paper;
  drawArtifact(document, 'Layout', () => {
    document.rect(box.left, paper.y, box.width, noticeHeight).lineWidth(1).stroke('black');
  });
  const room = { width: box.width - 2 * noticePadding, height: noticeHeight - 2 * noticePadding };
  const fitted = fitBlock(document, noAcceptanceBlock(values), room, 'The notice of the slip');
  const slack = (noticeHeight - measureBlock(document, fitted, room.width)) / 2;
  drawBlock(document, root, fitted, { x: box.left + noticePadding, y: paper.y + slack, width: room.width });
}

/**
 * The A6 slip that the kiosk hands out when an envelope was deposited; always one page.
 * @throws RangeError when a text fits at no readable size, or an address or time zone is malformed.
 */
export async function renderDepositSlip(values: DepositSlipValues): Promise<Buffer> {
  checkStatusPageUrl(values.statusPageUrl);
  const paper = await Paper.begin(
    {
      size: 'A6',
      orientation: 'portrait',
      marginMillimetres: 6,
      form: depositSlipForm,
      mark: values.depositNumber,
    },
    values,
  );
  const { width, bottom } = paper.box;
  const noticeTop = bottom - noticeHeight;
  const detailsTop = noticeTop - gap - detailsHeight;
  drawFitted(paper, headBlock(values), { width, height: headHeight }, 'The name of the site');
  paper.y += gap;
  drawNumber(paper, values.depositNumber);
  drawProcedure(paper, values, detailsTop - gap);
  paper.y = detailsTop;
  drawDetails(paper, values);
  paper.y = noticeTop;
  drawNotice(paper, values);
  return paper.finish();
}
