import type { EntityManager } from 'typeorm';
import type { Site } from '../../config/index.js';
import type { Sensors } from '../../hardware/index.js';
import type { LocalizedText } from '../../kernel/index.js';

export interface CabinetOverview {
  readonly id: string;
  readonly name: LocalizedText;
  /** At least one of its boards answers. */
  readonly answers: boolean;
  /** Trays that are free and can be opened now. */
  readonly free: { readonly small: number; readonly large: number; readonly low: number };
}

interface FreeTray {
  readonly label: string;
  readonly cabinet_id: string;
  readonly size: 'small' | 'large';
  readonly wheelchair_reachable: boolean;
}

/** What the kiosk's first screen says of the cabinets. */
export async function readCabinetOverview(
  manager: EntityManager,
  site: Site,
  sensors: Sensors,
): Promise<CabinetOverview[]> {
  const rows = await manager.query<FreeTray[]>(
    `SELECT tray.label, tray.cabinet_id, tray.size, tray.wheelchair_reachable
       FROM tray JOIN free_tray USING (label)`,
  );
  const notReady = new Set(sensors.notReady(rows.map(({ label }) => label)));
  const free = rows.filter(({ label }) => !notReady.has(label));
  return site.cabinets.map(({ id, name, banks }) => {
    const here = free.filter((tray) => tray.cabinet_id === id);
    return {
      id,
      name,
      answers: banks.some((bank) => sensors.healthOf(bank.id) === 'answering'),
      free: {
        small: here.filter(({ size }) => size === 'small').length,
        large: here.filter(({ size }) => size === 'large').length,
        low: here.filter((tray) => tray.wheelchair_reachable).length,
      },
    };
  });
}
