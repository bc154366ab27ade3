import type { DoorState, WireBusHardware } from '../../../contract/index.js';
import { startOwnBridge } from '../join-bridge.js';
import type { Surroundings } from '../surroundings.js';
import { withBridge } from '../with-bridge.js';
import { workingLabel, workingSite, type BankPlan, type LockPlace } from './draft.js';

/** What the doors of some locks show. */
export type Doors = ReadonlyMap<LockPlace, DoorState>;

export function nameOf({ board, lock }: LockPlace): string {
  return `board ${board} lock ${lock}`;
}

/** Reads doors with the settings of a plan; a bridge is started for it. */
export async function lookAt(
  locks: readonly LockPlace[],
  plan: BankPlan,
  bus: WireBusHardware,
  runtimeDirectory: string,
  surroundings: Surroundings,
): Promise<Doors> {
  const place = { hardware: workingSite(plan, bus, locks), runtimeDirectory };
  const { trays } = await withBridge(startOwnBridge(place, surroundings), (session) =>
    session.call('snapshot', {}),
  );
  const doors = new Map(trays.map(({ tray, door }) => [tray, door]));
  return new Map(locks.map((lock, index) => [lock, doors.get(workingLabel(index)) ?? 'unknown']));
}

/** The locks that read shut. One that reads open is not connected, or its door stands open; it would block the others. */
export function shutAmong(doors: Doors, { errors }: Pick<Surroundings, 'errors'>): LockPlace[] {
  const shown = [...doors];
  for (const [lock, door] of shown) {
    if (door === 'open')
      errors.write(`${nameOf(lock)} reads open: left out (no lock there, or shut it and start again).\n`);
    if (door === 'unknown') errors.write(`${nameOf(lock)} does not answer: left out.\n`);
  }
  return shown.filter(([, door]) => door === 'closed').map(([lock]) => lock);
}
