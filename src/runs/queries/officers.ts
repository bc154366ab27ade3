import type { EntityManager } from 'typeorm';

/** Names of members of staff, by id. */
export async function namesOfStaff(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await manager.query<{ id: string; display_name: string }[]>(
    'SELECT id, display_name FROM staff_account WHERE id = ANY ($1)',
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row.display_name]));
}

/** Who signs for a run: who opened it, and who closed it if that was somebody else. */
export async function officerNameOf(
  manager: EntityManager,
  openedBy: string,
  closedBy: string | null,
): Promise<string> {
  const ids = closedBy === null || closedBy === openedBy ? [openedBy] : [openedBy, closedBy];
  const names = await namesOfStaff(manager, ids);
  return ids.map((id) => names.get(id) ?? id).join(', ');
}
