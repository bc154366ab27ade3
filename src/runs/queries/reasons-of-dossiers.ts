import type { EntityManager } from 'typeorm';

export interface ReasonOfDossier {
  readonly dossierId: string;
  readonly reason: string;
}

/** What officers wrote in their runs about leaving some dossiers where they were. */
export function reasonsOfDossiers(
  manager: EntityManager,
  dossierIds: readonly string[],
): Promise<ReasonOfDossier[]> {
  return manager.query<ReasonOfDossier[]>(
    `SELECT item.dossier_id AS "dossierId", item.reason FROM run_item item JOIN run ON run.id = item.run_id
      WHERE item.dossier_id = ANY ($1) AND item.reason IS NOT NULL ORDER BY run.opened_at, item.list, item.position`,
    [[...dossierIds]],
  );
}
