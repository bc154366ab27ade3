import type { BrowserSite } from './browser-site.js';

interface DossierRow {
  readonly state: string;
  readonly custody: string;
  readonly tray_label: string | null;
  readonly custody_certain: boolean;
}

/** What the database says of a dossier: `state custody`, the tray it lies in, and whether that is a guess. */
export async function recordOf({ service }: BrowserSite, dossierId: string): Promise<string> {
  const [row] = await service.database.dataSource.query<DossierRow[]>(
    'SELECT state, custody, tray_label, custody_certain FROM dossier WHERE id = $1',
    [dossierId],
  );
  if (!row) throw new Error(`The database has no dossier ${dossierId}`);
  const { state, custody, tray_label: tray, custody_certain: certain } = row;
  return `${state} ${custody}${tray === null ? '' : ` ${tray}`}${certain ? '' : ' uncertain'}`;
}

interface RunRow {
  readonly id: string;
  readonly closed: boolean;
}

/** The newest run, whether it is closed, and of each item, in no order, the list, what came of it, and why where it was left. */
export async function lastRun({
  service,
}: BrowserSite): Promise<RunRow & { readonly items: readonly string[] }> {
  const { dataSource } = service.database;
  const [run] = await dataSource.query<RunRow[]>(
    'SELECT id, closed_at IS NOT NULL AS closed FROM run ORDER BY opened_at DESC LIMIT 1',
  );
  if (!run) throw new Error('The database has no run');
  const items = await dataSource.query<{ item: string }[]>(
    `SELECT concat_ws(' ', list, coalesce(result, 'pending'), reason) AS item
     FROM run_item WHERE run_id = $1`,
    [run.id],
  );
  return { ...run, items: items.map(({ item }) => item).sort() };
}
