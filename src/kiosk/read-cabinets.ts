import type { EntityManager } from 'typeorm';
import { layOut } from '../cabinets/index.js';
import type { Site } from '../config/index.js';
import type { Sensors } from '../hardware/index.js';
import type { CabinetView } from './http/kiosk-overview.schemas.js';

interface FreeTray {
  readonly label: string;
  readonly cabinet_id: string;
  readonly size: 'small' | 'large';
  readonly wheelchair_reachable: boolean;
}

/** The cabinets as they stand there, and what is free in them now. Says nothing of what is not free. */
export async function readCabinets(
  manager: EntityManager,
  site: Site,
  sensors: Sensors,
): Promise<CabinetView[]> {
  const rows = await manager.query<FreeTray[]>(
    `SELECT tray.label, tray.cabinet_id, tray.size, tray.wheelchair_reachable
       FROM tray JOIN free_tray USING (label)`,
  );
  const notReady = new Set(sensors.notReady(rows.map(({ label }) => label)));
  const free = rows.filter(({ label }) => !notReady.has(label));
  return site.cabinets.map((cabinet) => {
    const here = free.filter((tray) => tray.cabinet_id === cabinet.id);
    return {
      id: cabinet.id,
      name: { ...cabinet.name },
      answers: cabinet.banks.some((bank) => sensors.healthOf(bank.id) === 'answering'),
      free: {
        small: here.filter(({ size }) => size === 'small').length,
        large: here.filter(({ size }) => size === 'large').length,
        low: here.filter((tray) => tray.wheelchair_reachable).length,
      },
      trays: drawn(cabinet),
    };
  });
}

function drawn({ banks }: Site['cabinets'][number]): CabinetView['trays'] {
  const trays = new Map(banks.flatMap((bank) => bank.trays.map((tray) => [tray.label, tray])));
  return layOut(banks.map((bank) => bank.trays.map(({ label }) => label))).flatMap((place) => {
    const tray = trays.get(place.label);
    return tray ? [{ ...place, size: tray.size, low: tray.wheelchairReachable }] : [];
  });
}
