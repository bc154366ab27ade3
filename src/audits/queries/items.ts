import type { EntityManager } from 'typeorm';
import type { Settlement } from '../../hardware/index.js';
import {
  auditResults,
  foundIn,
  resultOf,
  type AuditResult,
  type ClosedResult,
  type Expected,
} from '../audit-item.policy.js';
import { expectedSql } from './expected.js';

interface ItemRow {
  readonly tray_label: string;
  readonly in_service: boolean;
  readonly operation_id: string | null;
  readonly settlement: Settlement | null;
  readonly settled_at: Date | null;
  readonly expected: Expected | null;
  readonly expected_now: Expected;
  readonly skip_reason: string | null;
  readonly result: ClosedResult | null;
  readonly dossier_id: string | null;
  readonly deposit_number: string | null;
  readonly official_code: string | null;
  readonly procedure_code: string | null;
  readonly name_vi: string | null;
  readonly name_en: string | null;
}

/** A tray of an audit with all that a worksheet shows of it. Names no person. */
export interface AuditItemNow {
  readonly trayLabel: string;
  readonly inService: boolean;
  /** Before the look, what the records say now; after it, what they said just before. */
  readonly expected: Expected;
  readonly found: Exclude<Expected, 'unknown'> | null;
  readonly result: AuditResult;
  readonly skipReason: string | null;
  readonly doorOperationId: string | null;
  /** The look is not settled yet. */
  readonly unsettled: boolean;
  /** The dossier that the tray is bound to, or was at the look. */
  readonly dossier: {
    readonly id: string;
    readonly depositNumber: string | null;
    readonly officialCode: string | null;
    readonly procedure: {
      readonly code: string;
      readonly name: { readonly vi: string; readonly en: string };
    };
  } | null;
}

/** The trays of an audit in the order of the cabinet. */
export async function readItems(manager: EntityManager, auditId: string): Promise<AuditItemNow[]> {
  const rows = await manager.query<ItemRow[]>(
    `SELECT item.tray_label, tray.in_service, item.operation_id, operation.settlement, operation.settled_at,
            item.expected, ${expectedSql} AS expected_now, item.skip_reason, item.result, shown.id AS dossier_id,
            shown.deposit_number, shown.official_code, procedure.code AS procedure_code, procedure.name_vi,
            procedure.name_en
       FROM audit_item item
       JOIN tray ON tray.label = item.tray_label
       LEFT JOIN dossier ON dossier.tray_label = tray.label
       LEFT JOIN door_operation operation ON operation.id = item.operation_id
       LEFT JOIN dossier shown
         ON shown.id = CASE WHEN operation.id IS NULL THEN dossier.id ELSE operation.dossier_id END
       LEFT JOIN procedure ON procedure.code = shown.procedure_code
      WHERE item.audit_id = $1 ORDER BY tray.position`,
    [auditId],
  );
  return rows.map(itemNow);
}

function itemNow(row: ItemRow): AuditItemNow {
  const { expected, settlement, skip_reason: skipReason } = row;
  return {
    trayLabel: row.tray_label,
    inService: row.in_service,
    expected: expected ?? row.expected_now,
    found: foundIn(settlement),
    result: row.result ?? resultOf({ expected, settlement, skipReason }),
    skipReason,
    doorOperationId: row.operation_id,
    unsettled: row.operation_id !== null && row.settled_at === null,
    dossier: dossierOf(row),
  };
}

function dossierOf(row: ItemRow): AuditItemNow['dossier'] {
  const { dossier_id: id, procedure_code: code, name_vi: vi, name_en: en } = row;
  if (id === null || code === null) return null;
  return {
    id,
    depositNumber: row.deposit_number,
    officialCode: row.official_code,
    procedure: { code, name: { vi: vi ?? code, en: en ?? code } },
  };
}

/** How many trays have come to what. */
export function countResults(
  items: readonly { readonly result: AuditResult }[],
): Record<AuditResult, number> {
  const counts = auditResults.map((result) => [
    result,
    items.filter((item) => item.result === result).length,
  ]);
  return Object.fromEntries(counts) as Record<AuditResult, number>;
}
