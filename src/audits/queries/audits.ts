import type { EntityManager } from 'typeorm';
import { noAudit } from '../audit-changes.js';
import type { ClosedResult } from '../audit-item.policy.js';
import { Audit } from '../audit.entity.js';
import type { AuditHead, AuditListView, AuditView } from '../http/audits.schemas.js';
import { countResults, readItems } from './items.js';

/** A year of a site with two cabinets. */
const mostListed = 104;

interface Names {
  readonly staff: ReadonlyMap<string, string>;
  readonly cabinets: ReadonlyMap<string, AuditHead['cabinetName']>;
}

interface Tray {
  readonly trayLabel: string;
  readonly result: AuditView['items'][number]['result'];
}

/** @throws DomainError not_found */
export async function readAudit(manager: EntityManager, id: string): Promise<AuditView> {
  const audit = await manager.findOneBy(Audit, { id });
  if (!audit) throw noAudit();
  const items = await readItems(manager, id);
  const names = await namesOf(manager, [audit]);
  return { ...headOf(audit, items, names), items };
}

/** The newest first. */
export async function listAudits(manager: EntityManager, cabinetId?: string): Promise<AuditListView> {
  const audits = await manager.find(Audit, {
    ...(cabinetId === undefined ? {} : { where: { cabinetId } }),
    order: { openedAt: 'DESC', id: 'ASC' },
    take: mostListed,
  });
  const closed = await closedItems(
    manager,
    audits.map(({ id }) => id),
  );
  const names = await namesOf(manager, audits);
  const heads: AuditHead[] = [];
  for (const audit of audits) {
    // Of the open ones there is one a cabinet at most.
    const items = audit.closedAt === null ? await readItems(manager, audit.id) : (closed.get(audit.id) ?? []);
    heads.push(headOf(audit, items, names));
  }
  return { audits: heads };
}

function headOf(audit: Audit, items: readonly Tray[], { staff, cabinets }: Names): AuditHead {
  const person = (id: string) => ({ id, displayName: staff.get(id) ?? id });
  return {
    id: audit.id,
    cabinetId: audit.cabinetId,
    cabinetName: cabinets.get(audit.cabinetId) ?? { vi: audit.cabinetId, en: audit.cabinetId },
    openedAt: audit.openedAt.toISOString(),
    openedBy: person(audit.openedBy),
    closedAt: audit.closedAt?.toISOString() ?? null,
    closedBy: audit.closedBy === null ? null : person(audit.closedBy),
    counts: countResults(items),
    differing: items.filter(({ result }) => result === 'differs').map(({ trayLabel }) => trayLabel),
  };
}

async function closedItems(
  manager: EntityManager,
  auditIds: readonly string[],
): Promise<ReadonlyMap<string, Tray[]>> {
  const rows = await manager.query<{ audit_id: string; tray_label: string; result: ClosedResult }[]>(
    `SELECT audit_id, tray_label, result FROM audit_item JOIN tray ON tray.label = tray_label
      WHERE audit_id = ANY ($1) AND result IS NOT NULL ORDER BY tray.position`,
    [auditIds],
  );
  const items = new Map<string, Tray[]>();
  for (const { audit_id: id, tray_label: trayLabel, result } of rows) {
    items.set(id, [...(items.get(id) ?? []), { trayLabel, result }]);
  }
  return items;
}

async function namesOf(manager: EntityManager, audits: readonly Audit[]): Promise<Names> {
  return { staff: await staffNames(manager, audits), cabinets: await cabinetNames(manager) };
}

/** By the database, which knows also a cabinet that is gone from the site file. */
async function cabinetNames(manager: EntityManager): Promise<Names['cabinets']> {
  const rows = await manager.query<{ id: string; vi: string; en: string }[]>(
    'SELECT id, name_vi AS vi, name_en AS en FROM cabinet',
  );
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

async function staffNames(manager: EntityManager, audits: readonly Audit[]): Promise<Names['staff']> {
  const ids = audits.flatMap(({ openedBy, closedBy }) =>
    closedBy === null ? [openedBy] : [openedBy, closedBy],
  );
  const rows = await manager.query<{ id: string; display_name: string }[]>(
    'SELECT id, display_name FROM staff_account WHERE id = ANY ($1)',
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row.display_name]));
}
