import type { OpenOutcome } from '@motcua247/firmware-bridge/contract';
import type { EntityManager } from 'typeorm';
import type { Purpose, Settlement } from '../../hardware/index.js';
import {
  confirmationTexts,
  leftOpenTexts,
  outcomeTexts,
  purposeTexts,
  settlementTexts,
} from './export.texts.js';
import { instantsOf, mostRowsExported, requireExportable, type ExportPeriod } from './period.js';
import type { SheetColumn, SheetContents } from './workbook.js';

interface OperationRow {
  readonly authorised_at: Date;
  readonly cabinet_id: string;
  readonly tray_label: string;
  readonly purpose: Purpose;
  readonly actor_type: string;
  readonly actor_name: string | null;
  readonly deposit_number: string | null;
  readonly official_code: string | null;
  readonly outcome: OpenOutcome | null;
  readonly outcome_reason: string | null;
  readonly left_open_stage: keyof typeof leftOpenTexts;
  readonly confirmation: keyof typeof confirmationTexts | null;
  readonly settlement: Settlement | null;
  readonly settled_at: Date | null;
}

const columns: readonly SheetColumn<OperationRow>[] = [
  { title: 'Cho phép lúc', width: 20, value: (row) => row.authorised_at },
  { title: 'Tủ', width: 8, value: (row) => row.cabinet_id },
  { title: 'Khay', width: 8, value: (row) => row.tray_label },
  { title: 'Mục đích', width: 18, value: (row) => purposeTexts[row.purpose] },
  { title: 'Người mở', width: 28, value: actorText },
  { title: 'Mã gửi hồ sơ', width: 16, value: (row) => row.deposit_number },
  { title: 'Mã hồ sơ', width: 28, value: (row) => row.official_code },
  { title: 'Khóa', width: 12, value: (row) => row.outcome && outcomeTexts[row.outcome] },
  { title: 'Căn cứ', width: 24, value: (row) => row.outcome_reason },
  { title: 'Để cửa mở', width: 14, value: (row) => leftOpenTexts[row.left_open_stage] },
  { title: 'Xác nhận', width: 12, value: (row) => row.confirmation && confirmationTexts[row.confirmation] },
  { title: 'Kết luận', width: 26, value: (row) => row.settlement && settlementTexts[row.settlement] },
  { title: 'Kết luận lúc', width: 20, value: (row) => row.settled_at },
];

/** Who of the staff; of citizens only that it was one. */
function actorText({ actor_type: type, actor_name: name }: OperationRow): string {
  if (name !== null) return name;
  return type === 'citizen' ? 'Công dân' : 'Hệ thống';
}

/** Openings of trays that were authorised in a period. */
export async function doorOperationsSheet(
  manager: EntityManager,
  period: ExportPeriod,
  timeZone: string,
): Promise<SheetContents<OperationRow>> {
  const { begin, end } = instantsOf(period, timeZone);
  const rows = await manager.query<OperationRow[]>(
    `SELECT operation.authorised_at, tray.cabinet_id, operation.tray_label, operation.purpose, operation.actor_type,
            account.display_name AS actor_name, dossier.deposit_number, dossier.official_code, operation.outcome,
            operation.outcome_reason, operation.left_open_stage, operation.confirmation, operation.settlement,
            operation.settled_at
       FROM door_operation operation
       JOIN tray ON tray.label = operation.tray_label
       LEFT JOIN dossier ON dossier.id = operation.dossier_id
       LEFT JOIN staff_account account ON operation.actor_type = 'staff' AND account.id::text = operation.actor_id
      WHERE operation.authorised_at >= $1 AND operation.authorised_at < $2
      ORDER BY operation.ordinal LIMIT $3`,
    [begin, end, mostRowsExported + 1],
  );
  return { name: 'Lượt mở khay', columns, rows: requireExportable(rows) };
}
