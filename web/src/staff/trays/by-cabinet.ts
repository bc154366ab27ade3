import type { Tray } from './tray-types.js';

interface Cabinet<Standing> {
  readonly id: string;
  readonly name: Tray['cabinetName'];
  readonly trays: readonly Standing[];
}

/** Cabinets and their trays, both in the order in which the service lists the trays. */
export function byCabinet<Standing extends Pick<Tray, 'cabinetId' | 'cabinetName'>>(
  trays: readonly Standing[],
): readonly Cabinet<Standing>[] {
  const cabinets = new Map(trays.map(({ cabinetId, cabinetName }) => [cabinetId, cabinetName]));
  return [...cabinets].map(([id, name]) => ({
    id,
    name,
    trays: trays.filter(({ cabinetId }) => cabinetId === id),
  }));
}
