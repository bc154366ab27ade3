import type { EntityManager } from 'typeorm';
import { daysAfter, instantAt, type LocalDate } from '../../procedures/index.js';
import { instantsOf, type ExportPeriod } from './period.js';
import type { SheetColumn, SheetContents } from './workbook.js';

/** What is counted a day: the kind of entry in the ledger, since dossiers move on. */
const figures = [
  { title: 'Nhận phong bì', kind: 'dossier.envelope_received' },
  { title: 'Tiếp nhận', kind: 'dossier.accepted' },
  { title: 'Yêu cầu bổ sung', kind: 'dossier.supplement_needed' },
  { title: 'Kết quả đặt vào khay', kind: 'dossier.result_loaded' },
  { title: 'Công dân nhận tại tủ', kind: 'dossier.picked_up' },
  { title: 'Quá hạn nhận', kind: 'dossier.overdue' },
  { title: 'Thu hồi về quầy', kind: 'dossier.taken_back_to_desk' },
  { title: 'Trả tại quầy', kind: 'dossier.handed_over' },
  { title: 'Rút hồ sơ', kind: 'dossier.withdrawn' },
  { title: 'Lượt mở khay', kind: 'door_operation.authorised' },
  { title: 'Khay không rõ nội dung', kind: 'tray.content_unknown' },
  { title: 'Khay ngừng sử dụng', kind: 'tray.taken_out_of_service' },
] as const;

interface DayRow {
  /** Midnight of the day. */
  readonly day: Date;
  readonly counts: ReadonlyMap<string, number>;
}

const columns: readonly SheetColumn<DayRow>[] = [
  { title: 'Ngày', width: 14, shows: 'day', value: ({ day }) => day },
  ...figures.map(({ title, kind }) => ({
    title,
    width: 16,
    value: ({ counts }: DayRow) => counts.get(kind) ?? 0,
  })),
];

/** The numbers of every day of a period, days without any included. */
export async function dailyFiguresSheet(
  manager: EntityManager,
  period: ExportPeriod,
  timeZone: string,
): Promise<SheetContents<DayRow>> {
  const { begin, end } = instantsOf(period, timeZone);
  // The ledger's times are texts of one form (RFC 3339, UTC, milliseconds), so that they compare as texts.
  const rows = await manager.query<{ day: LocalDate; kind: string; count: number }[]>(
    `SELECT ((occurred_at::timestamptz) AT TIME ZONE $4)::date::text AS day, kind, count(*)::integer AS count
       FROM ledger_entry
      WHERE kind = ANY ($1) AND occurred_at >= $2 AND occurred_at < $3 GROUP BY 1, 2`,
    [figures.map(({ kind }) => kind), begin.toISOString(), end.toISOString(), timeZone],
  );
  const days: DayRow[] = [];
  for (let date = period.from; date <= period.to; date = daysAfter(date, 1)) {
    const ofDay = rows.filter(({ day }) => day === date);
    days.push({
      day: instantAt(date, '00:00', timeZone),
      counts: new Map(ofDay.map(({ kind, count }) => [kind, count])),
    });
  }
  return { name: 'Số liệu theo ngày', columns, rows: days };
}
