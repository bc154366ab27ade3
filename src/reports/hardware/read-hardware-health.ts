import { isBoardBank } from '@motcua247/firmware-bridge/contract';
import type { EntityManager } from 'typeorm';
import { outOfServiceText, type OutOfServiceReason } from '../../cabinets/index.js';
import type { Site } from '../../config/index.js';
import type { Sensors } from '../../hardware/index.js';
import type { HardwareHealth } from './hardware.schemas.js';

interface OutOfServiceRow {
  readonly label: string;
  readonly reason: OutOfServiceReason;
}

/** What the bridge last told of every board, beside the trays that cannot be used. */
export async function readHardwareHealth(
  manager: EntityManager,
  site: Site,
  sensors: Sensors,
): Promise<HardwareHealth> {
  const outOfService = await manager.query<OutOfServiceRow[]>(
    `SELECT label, out_of_service_reason AS reason FROM tray WHERE installed AND NOT in_service ORDER BY label`,
  );
  return {
    bridge: sensors.connected ? 'connected' : 'disconnected',
    bridgeReason: sensors.bridgeAway,
    mains: sensors.mains,
    cabinets: site.cabinets.map(({ id, name, signals = {} }) => {
      const { housing, presence, lamp, buzzer, litTrays } = sensors.ofCabinet(id);
      return {
        id,
        name,
        housing,
        presence,
        // What a cabinet does not have is not "unknown" only because the bridge is away.
        lamp: signals.lamp ? lamp : 'none',
        buzzer: signals.buzzer ? buzzer : 'none',
        litTrays: signals.trayLamps ? litTrays && [...litTrays] : [],
      };
    }),
    banks: site.cabinets.flatMap((cabinet) =>
      cabinet.banks.map((bank) => {
        const { id, bus, driver, trays } = bank;
        const labels = trays.map(({ label }) => label);
        return {
          id,
          cabinetId: cabinet.id,
          cabinetName: { vi: cabinet.name.vi, en: cabinet.name.en },
          bus,
          driver,
          board: isBoardBank(bank) ? bank.board : null,
          health: sensors.healthOf(id),
          ...sensors.causeOf(id),
          trays: trays.length,
          notClosed: sensors.notReady(labels),
          outOfService: outOfService
            .filter(({ label }) => labels.includes(label))
            .map(({ label, reason }) => ({ label, reason: outOfServiceText(reason) })),
        };
      }),
    ),
  };
}
