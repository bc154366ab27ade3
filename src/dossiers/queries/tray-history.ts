import type { EntityManager } from 'typeorm';
import { contentDoubtText, outOfServiceText } from '../../cabinets/index.js';
import type { LocalizedText } from '../../kernel/index.js';
import { may, type Role } from '../../platform/index.js';
import type { TrayHistory, TrayHistoryEntry, TrayHistoryQuery } from '../http/tray-history.schemas.js';

type Opening = Extract<TrayHistoryEntry, { kind: 'opening' }>;

interface Row {
  readonly sequence: string;
  /** Of the ledger; of an opening its first entry, the authorisation. */
  readonly body: string;
  readonly actor_name: string | null;
  readonly second_name: string | null;
  readonly operation_id: string | null;
  readonly purpose: Opening['purpose'];
  readonly outcome: Opening['outcome'];
  readonly outcome_reason: string | null;
  readonly confirmation: Opening['confirmation'];
  readonly left_open_stage: Opening['leftOpen'];
  readonly settlement: Opening['settlement'];
  readonly settled_at: Date | null;
  readonly dossier_id: string | null;
  readonly deposit_number: string | null;
  readonly official_code: string | null;
}

interface EntryBody {
  readonly at: string;
  readonly kind: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly details: { readonly reason?: unknown; readonly lockFailures?: unknown };
}

/** What became of a tray, the newest first: its openings as they ended, and its changes from the ledger. */
export async function readTrayHistory(
  manager: EntityManager,
  roles: readonly Role[],
  label: string,
  { before, limit }: TrayHistoryQuery,
): Promise<TrayHistory> {
  const rows = await manager.query<Row[]>(
    `SELECT entry.sequence, entry.body, account.display_name AS actor_name, second.display_name AS second_name,
            operation.id AS operation_id, operation.purpose, operation.outcome, operation.outcome_reason, operation.confirmation,
            operation.left_open_stage, operation.settlement, operation.settled_at, dossier.id AS dossier_id,
            dossier.deposit_number, dossier.official_code
       FROM (SELECT sequence, body, NULL::uuid AS operation_id FROM ledger_entry
              WHERE subject_type = 'tray' AND subject_id = $1
             UNION ALL
             SELECT authorised.sequence, authorised.body, of_tray.id
               FROM door_operation of_tray
               JOIN ledger_entry authorised ON authorised.subject_type = 'door_operation'
                AND authorised.subject_id = of_tray.id::text AND authorised.subject_version = 1
              WHERE of_tray.tray_label = $1) entry
       LEFT JOIN door_operation operation ON operation.id = entry.operation_id
       LEFT JOIN dossier ON dossier.id = operation.dossier_id
       LEFT JOIN staff_account account ON account.id::text = entry.body::jsonb -> 'actor' ->> 'id'
       LEFT JOIN staff_account second ON second.id::text = entry.body::jsonb -> 'details' ->> 'secondPerson'
      WHERE $2::bigint IS NULL OR entry.sequence < $2
      ORDER BY entry.sequence DESC LIMIT $3`,
    // One more than asked for shows whether there is anything older.
    [label, before ?? null, limit + 1],
  );
  const shown = rows.slice(0, limit);
  return {
    entries: shown.map((row) => entryOf(row, may(roles, 'dossier.read'))),
    before: rows.length > limit ? Number(shown.at(-1)?.sequence) : null,
  };
}

function entryOf(row: Row, readsDossiers: boolean): TrayHistoryEntry {
  const { at, kind, actor, details } = JSON.parse(row.body) as EntryBody;
  const common = {
    sequence: Number(row.sequence),
    at,
    actor: { type: actor.type, displayName: row.actor_name },
  };
  const reason = typeof details.reason === 'string' ? details.reason : null;
  if (row.operation_id === null) {
    return { kind: 'change', ...common, event: kind.replace(/^tray\./, ''), reason: reasonText(details) };
  }
  return {
    kind: 'opening',
    ...common,
    doorOperationId: row.operation_id,
    purpose: row.purpose,
    reason,
    secondPerson: row.second_name === null ? null : { displayName: row.second_name },
    dossier: readsDossiers ? dossierOf(row) : null,
    outcome: row.outcome,
    outcomeReason: row.outcome_reason,
    confirmation: row.confirmation,
    leftOpen: row.left_open_stage,
    settlement: row.settlement,
    settledAt: row.settled_at?.toISOString() ?? null,
  };
}

/** What the ledger keeps of words; those of before stand there as they were said. */
const statedText: LocalizedText = { vi: 'Lý do do cán bộ nêu', en: 'For a reason that staff stated' };

/** Why a tray changed, for people. */
function reasonText({ reason, lockFailures: failures }: EntryBody['details']): LocalizedText | null {
  if (typeof failures === 'number') return outOfServiceText({ kind: 'lock_failed', failures });
  if (typeof reason !== 'string') return null;
  if (reason === 'stated') return statedText;
  return contentDoubtText(reason) ?? outOfServiceText({ kind: 'stated', words: reason });
}

function dossierOf(row: Row): Opening['dossier'] {
  const { dossier_id: id, deposit_number: depositNumber, official_code: officialCode } = row;
  return id === null ? null : { id, depositNumber, officialCode };
}
