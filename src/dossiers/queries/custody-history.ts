import type { EntityManager } from 'typeorm';
import type { Custody, State } from '../dossier.machine.js';
import type { CustodyHistory } from '../http/staff-dossiers.schemas.js';

/** The entries that `DossierRecords` appends. */
interface DossierEntryBody {
  readonly at: string;
  readonly kind: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly details: {
    readonly state: State;
    readonly custody: Custody;
    readonly certain: boolean;
    readonly tray: string | null;
    readonly department: string | null;
    readonly officer: string | null;
  };
}

/** Where a dossier's papers have been and who put them there, from the ledger, in order. */
export async function readCustodyHistory(manager: EntityManager, dossierId: string): Promise<CustodyHistory> {
  const rows = await manager.query<{ sequence: string; body: string }[]>(
    `SELECT sequence, body FROM ledger_entry
      WHERE subject_type = 'dossier' AND subject_id = $1 ORDER BY sequence`,
    [dossierId],
  );
  const bodies = rows.map((row) => JSON.parse(row.body) as DossierEntryBody);
  const names = await namesOf(manager, bodies);
  const entries = bodies.map(({ at, kind, actor, details }, index) => ({
    sequence: Number(rows[index]?.sequence),
    at,
    event: kind.replace(/^dossier\./, ''),
    actor: { ...actor, displayName: names.get(actor.id) ?? null },
    state: details.state,
    custody: details.custody,
    certain: details.certain,
    trayLabel: details.tray,
    departmentCode: details.department,
    officer: details.officer === null ? null : (names.get(details.officer) ?? details.officer),
  }));
  return { entries };
}

async function namesOf(
  manager: EntityManager,
  bodies: readonly DossierEntryBody[],
): Promise<Map<string, string>> {
  const staff = bodies.flatMap(({ actor, details }) => [
    ...(actor.type === 'staff' ? [actor.id] : []),
    ...(details.officer === null ? [] : [details.officer]),
  ]);
  const rows = await manager.query<{ id: string; display_name: string }[]>(
    'SELECT id, display_name FROM staff_account WHERE id::text = ANY ($1)',
    [[...new Set(staff)]],
  );
  return new Map(rows.map((row) => [row.id, row.display_name]));
}
