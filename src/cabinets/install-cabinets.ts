import { traysOf, type Site, type SiteTray } from '../config/index.js';
import type { Actor } from '../kernel/index.js';
import { appendToLedger } from '../ledger/index.js';
import type { Transaction } from '../platform/index.js';
import { Tray } from './tray.entity.js';

const actor: Actor = { type: 'system', id: 'site file' };

/** A tray left the site file while papers lie in it, by the records. The service must not start: they would be forgotten. */
export class TrayStillNeededError extends Error {
  override readonly name = 'TrayStillNeededError';
}

/**
 * Brings the cabinets and trays of the database to what the site file says. New trays begin empty and in service.
 * @throws TrayStillNeededError when a tray that is gone from the file holds or awaits a dossier.
 */
export async function installCabinets(transaction: Transaction, site: Site): Promise<void> {
  for (const [position, cabinet] of site.cabinets.entries()) {
    await transaction.query(
      `INSERT INTO cabinet (id, name_vi, name_en, position) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET name_vi = $2, name_en = $3, position = $4`,
      [cabinet.id, cabinet.name.vi, cabinet.name.en, position],
    );
  }
  const known = new Map((await transaction.manager.find(Tray)).map((tray) => [tray.label, tray]));
  for (const wanted of traysOf(site).map(wantedOf)) {
    const tray = known.get(wanted.label);
    known.delete(wanted.label);
    if (!tray) await install(transaction, wanted);
    else if (differs(tray, wanted))
      await change(transaction, tray, 'changed', { ...wanted, installed: true });
  }
  for (const tray of known.values()) {
    if (!tray.installed) continue;
    await refuseIfNeeded(transaction, tray.label);
    await change(transaction, tray, 'removed', { installed: false });
  }
}

type Wanted = Pick<
  Tray,
  'label' | 'cabinetId' | 'position' | 'size' | 'wheelchairReachable' | 'occupancySensor'
>;

function wantedOf(tray: SiteTray): Wanted {
  const { label, cabinetId, position, size, wheelchairReachable, occupancySensor } = tray;
  return { label, cabinetId, position, size, wheelchairReachable, occupancySensor };
}

function differs(tray: Tray, wanted: Wanted): boolean {
  return (
    !tray.installed ||
    tray.cabinetId !== wanted.cabinetId ||
    tray.position !== wanted.position ||
    tray.size !== wanted.size ||
    tray.wheelchairReachable !== wanted.wheelchairReachable ||
    tray.occupancySensor !== wanted.occupancySensor
  );
}

async function install(transaction: Transaction, wanted: Wanted): Promise<void> {
  await transaction.manager.insert(Tray, {
    ...wanted,
    installed: true,
    inService: true,
    outOfServiceReason: null,
    contentKnown: true,
    version: 1,
  });
  await transaction.query(
    'INSERT INTO tray_wear (tray_label, openings, consecutive_failures) VALUES ($1, 0, 0)',
    [wanted.label],
  );
  record(transaction, wanted.label, 1, 'installed', wanted);
}

async function change(
  transaction: Transaction,
  tray: Tray,
  kind: string,
  what: Partial<Tray>,
): Promise<void> {
  const version = tray.version + 1;
  await transaction.manager.update(Tray, tray.label, { ...what, version });
  Object.assign(tray, what, { version });
  record(transaction, tray.label, version, kind, tray);
}

function record(transaction: Transaction, label: string, version: number, kind: string, tray: Wanted): void {
  appendToLedger(transaction, {
    kind: `tray.${kind}`,
    subject: { type: 'tray', id: label, version },
    actor,
    details: { cabinet: tray.cabinetId, size: tray.size, wheelchairReachable: tray.wheelchairReachable },
  });
}

async function refuseIfNeeded(transaction: Transaction, label: string): Promise<void> {
  const rows = await transaction.query('SELECT 1 FROM dossier WHERE tray_label = $1', [label]);
  if (rows.length === 0) return;
  throw new TrayStillNeededError(
    `Tray ${label} is no longer in the site file, but a dossier lies in it or is awaited there. Put it back into the file and empty the tray first.`,
  );
}
