import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  findStaffDossiers,
  listToInspect,
  Persons,
  type StaffAsking,
  type StaffDossier,
  type TrayToInspect,
} from '../../dossiers/index.js';
import { DoorOperations, type DoorOperationView } from '../../hardware/index.js';
import { RunItem } from '../run-item.entity.js';
import {
  openingOf,
  resultOf,
  standingOf,
  type ItemOpening,
  type ItemResult,
  type Standing,
} from '../run-item.policy.js';
import type { Run } from '../run.entity.js';

/** An item with everything it depends on, as it is at this moment. */
export interface ItemNow {
  readonly item: RunItem;
  readonly dossier: StaffDossier | undefined;
  /** Why an officer must look into the tray; undefined when nobody must any more. */
  readonly toInspect: TrayToInspect | undefined;
  /** The newest opening for it in this run. */
  readonly operation: DoorOperationView | undefined;
  readonly standing: Standing;
  /** As the closing wrote it down; while the run is open, what follows from the records. */
  readonly result: ItemResult;
  /** A door operation for it, or for its dossier, is not settled. */
  readonly operationPending: boolean;
  /** For what its tray would be opened now. */
  readonly opening: ItemOpening | undefined;
}

/** Reads items and holds them against where the papers are. */
@Injectable()
export class ItemsNow {
  constructor(
    private readonly doorOperations: DoorOperations,
    private readonly persons: Persons,
  ) {}

  /** All items of a run, list by list in their order. */
  async ofRun(manager: EntityManager, staff: StaffAsking, run: Pick<Run, 'id'>): Promise<ItemNow[]> {
    const items = await manager.find(RunItem, {
      where: { runId: run.id },
      order: { list: 'ASC', position: 'ASC' },
    });
    return this.of(manager, staff, items);
  }

  async of(manager: EntityManager, staff: StaffAsking, items: readonly RunItem[]): Promise<ItemNow[]> {
    const ids = items.flatMap(({ dossierId }) => (dossierId === null ? [] : [dossierId]));
    const found = await findStaffDossiers(manager, this.persons, staff, [...new Set(ids)]);
    const dossiers = new Map(found.map((dossier) => [dossier.id, dossier]));
    const inspections = new Map((await listToInspect(manager)).map((tray) => [tray.trayLabel, tray]));
    const result: ItemNow[] = [];
    for (const item of items) {
      const dossier = item.dossierId === null ? undefined : dossiers.get(item.dossierId);
      const toInspect = item.list === 'inspect' ? inspections.get(item.trayLabel ?? '') : undefined;
      const standing = standingOf(item.list, dossier, toInspect !== undefined);
      const operation = await this.operationOf(manager, item);
      const operationPending =
        dossier?.operationPending === true || (operation !== undefined && operation.settledAt === null);
      result.push({
        item,
        dossier,
        toInspect,
        operation,
        standing,
        result: item.result ?? resultOf(standing, item.reason),
        operationPending,
        opening: openingOf(item.list, standing, dossier, operationPending, dossier?.openings ?? []),
      });
    }
    return result;
  }

  private async operationOf(manager: EntityManager, item: RunItem): Promise<DoorOperationView | undefined> {
    return item.operationId === null ? undefined : this.doorOperations.find(manager, item.operationId);
  }
}
