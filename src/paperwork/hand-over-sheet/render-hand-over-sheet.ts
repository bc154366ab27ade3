import { drawFacts } from '../drawing/facts.js';
import { formatLocalTime } from '../drawing/local-time.js';
import { drawNationalHeader } from '../drawing/national-header.js';
import { Paper } from '../drawing/paper.js';
import { drawSignatures } from '../drawing/signatures.js';
import { drawTable, type Table } from '../drawing/table.js';
import { handOverSheetForm } from './hand-over-sheet.form.js';
import { type HandOverSheetValues } from './hand-over-sheet.values.js';

function dossierTable({ departmentName, dossiers }: HandOverSheetValues): Table {
  return {
    continuation: departmentName,
    columns: [
      { heading: { vi: 'STT', en: 'No.' }, share: 26, align: 'center' },
      { heading: { vi: 'Mã gửi hồ sơ', en: 'Deposit number' }, share: 80 },
      { heading: { vi: 'Mã hồ sơ', en: 'Official code' }, share: 128 },
      { heading: { vi: 'Thủ tục', en: 'Procedure' }, share: 210 },
      { heading: { vi: 'Chủ hồ sơ', en: 'Holder' }, share: 110 },
      { heading: { vi: 'Thành phần hồ sơ', en: 'Papers' }, share: 210 },
    ],
    rows: dossiers.map((dossier, index) => ({
      cells: [
        `${index + 1}`,
        dossier.depositNumber,
        dossier.officialCode,
        dossier.procedureName,
        dossier.holderName,
        dossier.papers.length === 0 ? undefined : dossier.papers.map((name) => `- ${name}`),
      ],
    })),
  };
}

/**
 * The A4 sheet that giver and taker sign when dossiers change hands, one for each department and run. Landscape, so
 * that the codes, which are typed from it, stand in one line.
 * @throws RangeError when a text fits at no readable size or the time zone is unknown.
 */
export async function renderHandOverSheet(values: HandOverSheetValues): Promise<Buffer> {
  const run = formatLocalTime(values.runScheduledAt, values.timeZone);
  const paper = await Paper.begin(
    {
      size: 'A4',
      orientation: 'landscape',
      marginMillimetres: 12,
      form: handOverSheetForm,
      mark: `${values.departmentName}, lượt ${run}`,
    },
    values,
  );
  drawNationalHeader(paper, values.site, handOverSheetForm.name);
  drawFacts(paper, [
    { label: 'Bên nhận / Department', value: values.departmentName },
    { label: 'Lượt / Run', value: run },
    { label: 'Bên giao / Handed over by', value: values.giverName },
    { label: 'In lúc / Printed', value: formatLocalTime(values.createdAt, values.timeZone) },
  ]);
  paper.y += 6;
  drawTable(paper, dossierTable(values));
  const total = `Tổng số / Total: ${values.dossiers.length} hồ sơ, bàn giao cho ${values.departmentName}`;
  drawSignatures(
    paper,
    [{ text: total, size: 10, weight: 'bold', spaceBefore: 6 }],
    [
      { role: { vi: 'Người giao', en: 'Handed over by' }, name: values.giverName },
      { role: { vi: 'Người nhận', en: 'Taken over by' }, name: values.takerName },
    ],
  );
  return paper.finish();
}
