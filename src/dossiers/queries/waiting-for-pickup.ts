import type { EntityManager } from 'typeorm';
import type { PickupFactor } from '../../config/index.js';
import type { CitizenAsking } from '../citizen-asking.js';
import { selectDossiers } from './dossier-rows.js';

/** Something that lies in a tray for a citizen. */
export interface WaitingPickup {
  readonly id: string;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
  readonly procedure: { readonly code: string; readonly name: { readonly vi: string; readonly en: string } };
  readonly contents: 'application' | 'result';
  readonly missingPapers: readonly string[];
  readonly asks: PickupFactor | null;
  readonly trayLabel: string;
  readonly loadedAt: string;
  readonly windowEndsAt: string;
}

const waiting = `dossier.phone_index = $1 AND ($2::uuid IS NULL OR dossier.id = $2)
    AND dossier.state IN ('loaded', 'overdue') AND dossier.custody_certain`;

/** What a citizen can fetch now; the oldest first. Of what nobody is certain about, nothing is promised. */
export async function listWaitingPickups(
  manager: EntityManager,
  { phoneIndex, dossierId }: Pick<CitizenAsking, 'phoneIndex' | 'dossierId'>,
): Promise<WaitingPickup[]> {
  const rows = await selectDossiers(
    manager,
    `WHERE ${waiting} AND tray.content_known ORDER BY dossier.loaded_at, dossier.id`,
    [phoneIndex, dossierId],
  );
  return rows.map((row) => ({
    id: row.id,
    depositNumber: row.deposit_number,
    officialCode: row.official_code,
    procedure: {
      code: row.procedure_code,
      name: { vi: row.procedure_name_vi, en: row.procedure_name_en },
    },
    contents: row.contents,
    missingPapers: row.missing_papers ?? [],
    asks: row.pickup_factor,
    trayLabel: row.tray_label ?? '',
    loadedAt: row.loaded_at?.toISOString() ?? '',
    windowEndsAt: row.window_ends_at?.toISOString() ?? '',
  }));
}

/** Whether anything lies in a tray for this phone, even if it cannot be fetched just now. */
export async function isAnythingWaiting(manager: EntityManager, phoneIndex: Buffer): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM dossier WHERE phone_index = $1 AND state IN ('loaded', 'overdue') LIMIT 1`,
    [phoneIndex],
  );
  return rows.length > 0;
}
