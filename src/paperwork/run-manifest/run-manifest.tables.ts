import { formatLocalTime } from '../drawing/local-time.js';
import { type Table } from '../drawing/table.js';
import { runListTitles } from './run-list-titles.js';
import { type RunTotal, grandTotal, totalOf } from './run-totals.js';
import { runListNames, type RunManifestItem, type RunManifestValues } from './run-manifest.values.js';

const ordinal = { heading: { vi: 'STT', en: 'No.' }, share: 26, align: 'center' } as const;
const tray = { heading: { vi: 'Khay', en: 'Tray' }, share: 40, align: 'center' } as const;
const depositNumber = { heading: { vi: 'Mã gửi hồ sơ', en: 'Deposit number' }, share: 80 } as const;
const officialCode = { heading: { vi: 'Mã hồ sơ', en: 'Official code' }, share: 128 } as const;
const procedure = { heading: { vi: 'Thủ tục', en: 'Procedure' }, share: 210 } as const;
const reason = { heading: { vi: 'Lý do', en: 'Reason' }, share: 150 } as const;

/** One of the four lists, item by item; unresolved items stand out. */
export function listTable(items: readonly RunManifestItem[], continuation: string): Table {
  return {
    continuation,
    columns: [
      ordinal,
      tray,
      depositNumber,
      officialCode,
      procedure,
      { heading: { vi: 'Kết quả', en: 'Result' }, share: 130 },
      reason,
    ],
    rows: items.map((item, index) => ({
      cells: [
        `${index + 1}`,
        item.trayLabel,
        item.depositNumber,
        item.officialCode,
        item.procedureName,
        item.result,
        item.reason,
      ],
      emphasised: !item.resolved,
    })),
  };
}

/** What was opened during the run beside its lists. */
export function otherOpeningsTable(values: RunManifestValues, continuation: string): Table {
  return {
    continuation,
    columns: [
      ordinal,
      tray,
      { heading: { vi: 'Lúc', en: 'At' }, share: 90 },
      depositNumber,
      officialCode,
      { heading: { vi: 'Mục đích', en: 'Purpose' }, share: 120 },
      { heading: { vi: 'Kết quả', en: 'Result' }, share: 130 },
      { heading: { vi: 'Người mở', en: 'Opened by' }, share: 150 },
    ],
    rows: values.otherOpenings.map((opening, index) => ({
      cells: [
        `${index + 1}`,
        opening.trayLabel,
        formatLocalTime(opening.openedAt, values.timeZone),
        opening.depositNumber,
        opening.officialCode,
        opening.purpose,
        opening.result,
        opening.openerName,
      ],
    })),
  };
}

export function totalsTable({ lists }: RunManifestValues, continuation: string): Table {
  const row = (title: string, total: RunTotal): readonly string[] => [
    title,
    `${total.items}`,
    `${total.resolved}`,
    `${total.unresolved}`,
  ];
  return {
    continuation,
    columns: [
      { heading: { vi: 'Danh sách', en: 'List' }, share: 260 },
      { heading: { vi: 'Số mục', en: 'Items' }, share: 80, align: 'center' },
      { heading: { vi: 'Đã giải quyết', en: 'Resolved' }, share: 80, align: 'center' },
      { heading: { vi: 'Chưa giải quyết', en: 'Unresolved' }, share: 80, align: 'center' },
    ],
    rows: [
      ...runListNames.map((name) => ({ cells: row(runListTitles[name].vi, totalOf(lists[name])) })),
      { cells: row('Tổng cộng', grandTotal(lists)), emphasised: true },
    ],
  };
}

/** Everything that the run leaves open, with the reason that the officer gave when closing over it. */
export function unresolvedTable({ lists }: RunManifestValues, continuation: string): Table {
  const rows = runListNames.flatMap((name) =>
    lists[name].flatMap((item, index) =>
      item.resolved
        ? []
        : [
            {
              cells: [
                `${runListTitles[name].vi}, ${index + 1}`,
                item.trayLabel,
                item.depositNumber,
                item.officialCode,
                item.result,
                item.reason ?? 'Chưa nêu lý do',
              ],
            },
          ],
    ),
  );
  return {
    continuation,
    columns: [
      { heading: { vi: 'Danh sách, STT', en: 'List, No.' }, share: 140 },
      tray,
      depositNumber,
      officialCode,
      { heading: { vi: 'Tình trạng', en: 'State' }, share: 130 },
      { ...reason, share: 246 },
    ],
    rows,
  };
}
