import type { EntityManager } from 'typeorm';
import {
  joinDossierKey,
  sealedPersonColumns,
  type Contents,
  type Custody,
  type Persons,
  type SealedPersonRow,
  type State,
} from '../../dossiers/index.js';
import { maskPhone, type PhoneNumber } from '../../kernel/index.js';
import { contentsTexts, custodyTexts, originTexts, stateTexts } from './export.texts.js';
import { instantsOf, mostRowsExported, requireExportable, type ExportPeriod } from './period.js';
import type { SheetColumn, SheetContents } from './workbook.js';

interface StoredRow extends SealedPersonRow {
  readonly deposit_number: string | null;
  readonly official_code: string | null;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly origin: keyof typeof originTexts;
  readonly state: State;
  readonly contents: Contents;
  readonly custody: Custody;
  readonly custody_certain: boolean;
  readonly tray_label: string | null;
  readonly department_name: string | null;
  readonly created_at: Date;
  readonly deposited_at: Date | null;
  readonly accepted_at: Date | null;
  readonly due_at: Date | null;
  readonly loaded_at: Date | null;
  readonly window_ends_at: Date | null;
  readonly closed_at: Date | null;
}

interface DossierRow extends StoredRow {
  readonly phone: PhoneNumber | null;
}

/** Without names: what a report counts needs none. */
const columns: readonly SheetColumn<DossierRow>[] = [
  { title: 'Mã gửi hồ sơ', width: 16, value: (row) => row.deposit_number },
  { title: 'Mã hồ sơ', width: 28, value: (row) => row.official_code },
  { title: 'Mã thủ tục', width: 12, value: (row) => row.procedure_code },
  { title: 'Tên thủ tục', width: 48, value: (row) => row.procedure_name },
  { title: 'Nguồn', width: 18, value: (row) => originTexts[row.origin] },
  { title: 'Trạng thái', width: 18, value: (row) => stateTexts[row.state] },
  { title: 'Nội dung', width: 12, value: (row) => contentsTexts[row.contents] },
  { title: 'Nơi giữ', width: 18, value: (row) => custodyTexts[row.custody] },
  { title: 'Nơi giữ chắc chắn', width: 18, value: (row) => (row.custody_certain ? 'Có' : 'Không') },
  { title: 'Khay', width: 8, value: (row) => row.tray_label },
  { title: 'Phòng, cơ quan', width: 32, value: (row) => row.department_name },
  { title: 'Số điện thoại', width: 16, value: (row) => (row.phone === null ? null : maskPhone(row.phone)) },
  { title: 'Tạo lúc', width: 20, value: (row) => row.created_at },
  { title: 'Nhận phong bì lúc', width: 20, value: (row) => row.deposited_at },
  { title: 'Tiếp nhận lúc', width: 20, value: (row) => row.accepted_at },
  { title: 'Hẹn trả ngày', width: 14, shows: 'day', value: (row) => row.due_at },
  { title: 'Đặt vào khay lúc', width: 20, value: (row) => row.loaded_at },
  { title: 'Hạn nhận tại tủ', width: 20, value: (row) => row.window_ends_at },
  { title: 'Kết thúc lúc', width: 20, value: (row) => row.closed_at },
];

/** Dossiers that began in a period, as they stand now. */
export async function dossiersSheet(
  manager: EntityManager,
  persons: Persons,
  period: ExportPeriod,
  timeZone: string,
): Promise<SheetContents<DossierRow>> {
  const { begin, end } = instantsOf(period, timeZone);
  const rows = await manager.query<StoredRow[]>(
    `SELECT ${sealedPersonColumns}, dossier.deposit_number, dossier.official_code, dossier.procedure_code,
            procedure.name_vi AS procedure_name, dossier.origin, dossier.state, dossier.contents, dossier.custody,
            dossier.custody_certain, dossier.tray_label, department.name_vi AS department_name,
            dossier.created_at, dossier.deposited_at, dossier.accepted_at, dossier.due_at, dossier.loaded_at,
            dossier.window_ends_at, dossier.closed_at
       FROM dossier
       ${joinDossierKey}
       JOIN procedure ON procedure.code = dossier.procedure_code
       LEFT JOIN department ON department.code = dossier.department_code
      WHERE dossier.created_at >= $1 AND dossier.created_at < $2
      ORDER BY dossier.created_at, dossier.id LIMIT $3`,
    [begin, end, mostRowsExported + 1],
  );
  const opened = requireExportable(rows).map((row) => ({ ...row, phone: persons.open(row).phone }));
  return { name: 'Hồ sơ', columns, rows: opened };
}
