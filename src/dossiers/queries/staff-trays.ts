import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  outOfServiceText,
  placesOfTrays,
  type OutOfServiceReason,
  type PlaceOfTray,
} from '../../cabinets/index.js';
import type { Site } from '../../config/index.js';
import { Sensors } from '../../hardware/index.js';
import { assertInvariant, DomainError } from '../../kernel/index.js';
import { may, siteToken, type Role } from '../../platform/index.js';
import type { StaffTray } from '../http/staff-trays.schemas.js';

interface TrayRow {
  readonly label: string;
  readonly cabinet_id: string;
  readonly size: 'small' | 'large';
  readonly wheelchair_reachable: boolean;
  readonly occupancy_sensor: boolean;
  readonly in_service: boolean;
  readonly out_of_service_reason: OutOfServiceReason | null;
  readonly content_known: boolean;
  readonly dossier_id: string | null;
  readonly dossier_custody: string | null;
  readonly openings: number;
  readonly consecutive_failures: number;
  readonly door_operation_id: string | null;
}

const selection = `
  SELECT tray.label, tray.cabinet_id, tray.size, tray.wheelchair_reachable, tray.occupancy_sensor, tray.in_service,
         tray.out_of_service_reason, tray.content_known, dossier.id AS dossier_id,
         dossier.custody AS dossier_custody, wear.openings, wear.consecutive_failures,
         operation.id AS door_operation_id
    FROM tray
    JOIN tray_wear wear ON wear.tray_label = tray.label
    LEFT JOIN dossier ON dossier.tray_label = tray.label
    LEFT JOIN door_operation operation ON operation.tray_label = tray.label AND operation.settled_at IS NULL
   WHERE tray.installed`;

/** What staff see of the trays: what the records say, what the sensors show, and where they stand. */
@Injectable()
export class StaffTrays {
  private readonly places: ReadonlyMap<string, PlaceOfTray>;

  constructor(
    private readonly sensors: Sensors,
    @Inject(siteToken) site: Site,
  ) {
    this.places = placesOfTrays(site);
  }

  /** All trays in the order of the cabinets. */
  async list(manager: EntityManager, roles: readonly Role[]): Promise<StaffTray[]> {
    const rows = await manager.query<TrayRow[]>(`${selection} ORDER BY tray.position`);
    return rows.map((row) => this.view(row, roles));
  }

  /** @throws DomainError not_found */
  async get(manager: EntityManager, roles: readonly Role[], label: string): Promise<StaffTray> {
    const [row] = await manager.query<TrayRow[]>(`${selection} AND tray.label = $1`, [label]);
    if (row) return this.view(row, roles);
    throw new DomainError('not_found', `There is no tray ${label}.`);
  }

  private view(row: TrayRow, roles: readonly Role[]): StaffTray {
    const place = this.places.get(row.label);
    assertInvariant(place, `tray ${row.label} is installed and stands in the site file`);
    return {
      label: row.label,
      cabinetId: row.cabinet_id,
      cabinetName: place.cabinetName,
      column: place.column,
      row: place.row,
      size: row.size,
      wheelchairReachable: row.wheelchair_reachable,
      occupancySensor: row.occupancy_sensor,
      inService: row.in_service,
      outOfServiceReason: row.out_of_service_reason && outOfServiceText(row.out_of_service_reason),
      contentKnown: row.content_known,
      holds: holdsOf(row),
      // A technician repairs locks and need not know whose papers are behind them.
      dossierId: may(roles, 'dossier.read') ? row.dossier_id : null,
      ...this.sensors.of(row.label),
      openings: row.openings,
      consecutiveFailures: row.consecutive_failures,
      doorOperationId: row.door_operation_id,
    };
  }
}

function holdsOf(row: TrayRow): StaffTray['holds'] {
  if (row.dossier_id === null) return 'nothing';
  return row.dossier_custody === 'tray' ? 'papers' : 'promise';
}
