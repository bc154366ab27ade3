import type { DoorState } from '../../../contract/index.js';
import { startOwnBridge } from '../join-bridge.js';
import type { Surroundings } from '../surroundings.js';
import { withBridge } from '../with-bridge.js';
import { workingLabel, workingSite } from './draft.js';
import type { LockPlace, MapPlan } from './plan.js';

/** What the doors of some locks show. */
export type Doors = ReadonlyMap<LockPlace, DoorState>;

/** Reads the doors of all locks with the settings of a plan; a bridge is started for it. */
export async function lookAt(
  plan: MapPlan,
  runtimeDirectory: string,
  surroundings: Surroundings,
): Promise<Doors> {
  const place = {
    hardware: workingSite(plan, plan.places),
    runtimeDirectory,
    hasWorkingLabels: true,
  } as const;
  const { trays } = await withBridge(startOwnBridge(place, surroundings), (session) =>
    session.call('snapshot', {}),
  );
  const doors = new Map(trays.map(({ tray, door }) => [tray, door]));
  return new Map(plan.places.map((lock, index) => [lock, doors.get(workingLabel(index)) ?? 'unknown']));
}

/** The locks whose doors are shut, without a word on the others. */
export function shutOf(doors: Doors): LockPlace[] {
  return [...doors].filter(([, door]) => door === 'closed').map(([lock]) => lock);
}

/** Those of some locks that read shut. One that reads open is not connected, or its door stands open; it would block the others. */
export function shutAmong(
  locks: readonly LockPlace[],
  doors: Doors,
  { errors }: Pick<Surroundings, 'errors'>,
): LockPlace[] {
  for (const lock of locks) {
    const door = doors.get(lock);
    if (door === 'open')
      errors.write(`${lock.name} reads open: left out (no lock there, or shut it and start again).\n`);
    if (door === 'unknown') errors.write(`${lock.name} does not answer: left out.\n`);
  }
  return locks.filter((lock) => doors.get(lock) === 'closed');
}
