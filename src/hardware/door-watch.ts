import { Inject, Injectable } from '@nestjs/common';
import type { OpenResult } from '@motcua247/firmware-bridge/contract';
import { IsNull } from 'typeorm';
import type { Site } from '../config/index.js';
import { addMs, secondMs, type Actor } from '../kernel/index.js';
import { Database, LiveEvents, siteToken, type Transaction } from '../platform/index.js';
import { DoorOperation } from './door-operation.entity.js';
import type { TraySensors } from './door-operation.view.js';
import { changeOperation, type OperationChange } from './operation-changes.js';
import { Settling } from './settling.js';
import { conclude } from './settlement.policy.js';
import { UnexplainedTrays } from './unexplained-trays.js';
import type { Sighting } from './unkept-sightings.js';
import { UnseenOpenings } from './unseen-openings.js';
import type { RunningOperation } from './unseen-openings.policy.js';

const sensorsActor: Actor = { type: 'system', id: 'door sensors' };
const bridgeActor: Actor = { type: 'system', id: 'firmware bridge' };

export interface RecordedOutcome extends Pick<OpenResult, 'outcome'> {
  readonly reason: string;
  /** null: nobody knows, and the bridge cannot be asked any more. */
  readonly pulsed: boolean | null;
  /** Of a lock that cools down: when it could be opened again. */
  readonly readyInMs?: number;
}

/** Follows running operations by what the doors and the bridge tell, and settles each as soon as it can be. */
@Injectable()
export class DoorWatch {
  constructor(
    private readonly database: Database,
    private readonly settling: Settling,
    private readonly unexplained: UnexplainedTrays,
    private readonly unseen: UnseenOpenings,
    private readonly liveEvents: LiveEvents,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  /** The bridge has answered, or it has become certain that it will not. The first answer counts. */
  async recordOutcome(operationId: string, result: RecordedOutcome, sensors: TraySensors): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const operation = await lockOperation(transaction, { id: operationId });
      if (!operation || operation.settledAt !== null || operation.outcome !== null) return;
      const { outcome, pulsed, reason, readyInMs } = result;
      const opened = outcome === 'opened' && !operation.doorSeenOpen ? this.doorOpened(transaction) : {};
      const what = { ...opened, outcome, outcomeReason: reason, pulsed };
      await changeOperation(transaction, this.liveEvents, operation, bridgeActor, 'answered', what, {
        outcome,
        reason,
        pulsed,
        ...(readyInMs === undefined ? {} : { readyInMs }),
      });
      await this.advance(transaction, operation, sensors);
    });
  }

  /**
   * A tray's sensors have changed, a connection has come back, or time has passed.
   * @param isLate seen some time ago: an operation that was authorised afterwards does not explain it
   */
  async observe(trayLabel: string, { sensors, counted, at }: Sighting, isLate = false): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const operation = await lockOperation(transaction, { trayLabel });
      const isExplained = operation && (!isLate || operation.authorisedAt <= at);
      // As it is known now: what is seen settles it.
      const running = isExplained ? knownOf(operation) : undefined;
      if (isExplained) await this.advance(transaction, operation, sensors);
      else await this.unexplained.check(transaction, trayLabel, sensors);
      if (counted) await this.unseen.account(transaction, trayLabel, counted, sensors.door, running);
    });
  }

  /**
   * Of all that is seen, the trays about which `observe` would do anything: those with a running operation, those that contradict their
   * records, and those that were opened while nobody listened.
   */
  async findDue(seen: ReadonlyMap<string, Sighting>): Promise<ReadonlySet<string>> {
    const { manager } = this.database.dataSource;
    const running = await manager.find(DoorOperation, {
      select: { trayLabel: true },
      where: { settledAt: IsNull() },
    });
    const shown = new Map([...seen].map(([label, { sensors }]) => [label, sensors]));
    const unexplained = await this.unexplained.find(manager, shown);
    const counted = new Map(
      [...seen].flatMap(([label, sighting]) => (sighting.counted ? [[label, sighting.counted]] : [])),
    );
    const unseen = await this.unseen.find(manager, counted);
    return new Set([...running.map(({ trayLabel }) => trayLabel), ...unexplained, ...unseen]);
  }

  /** Brings an operation that the caller has locked to where the evidence takes it. */
  async advance(transaction: Transaction, operation: DoorOperation, sensors: TraySensors): Promise<void> {
    if (sensors.door === 'open' && !operation.doorSeenOpen) {
      const what = this.doorOpened(transaction);
      await changeOperation(transaction, this.liveEvents, operation, sensorsActor, 'door_opened', what);
    }
    const settlement = conclude({
      purpose: operation.purpose,
      outcome: operation.outcome,
      doorSeenOpen: operation.doorSeenOpen,
      door: sensors.door,
      occupancy: sensors.occupancy,
      confirmation: operation.confirmation ?? 'nothing',
      deadlinePassed: transaction.at >= operation.settleBy,
    });
    if (settlement === undefined) {
      await this.keepWaiting(transaction, operation, sensors);
      return;
    }
    if (sensors.door === 'open') await this.leftOpen(transaction, operation, 'alarmed');
    await this.settling.settle(transaction, operation, settlement);
  }

  private doorOpened(transaction: Transaction): OperationChange {
    const patienceMs = this.site.doors.leftOpenAlarmSeconds * secondMs;
    return {
      doorSeenOpen: true,
      leftOpenSince: transaction.at,
      settleBy: addMs(transaction.at, patienceMs),
    };
  }

  private async keepWaiting(
    transaction: Transaction,
    operation: DoorOperation,
    sensors: TraySensors,
  ): Promise<void> {
    if (operation.leftOpenSince === null) return;
    if (sensors.door === 'closed') {
      const patienceMs = this.site.doors.confirmationSeconds * secondMs;
      const what = { leftOpenSince: null, settleBy: addMs(transaction.at, patienceMs) };
      await changeOperation(transaction, this.liveEvents, operation, sensorsActor, 'door_closed', what);
      return;
    }
    const warnAt = addMs(operation.leftOpenSince, this.site.doors.leftOpenWarningSeconds * secondMs);
    if (operation.leftOpenStage === 'none' && transaction.at >= warnAt) {
      await this.leftOpen(transaction, operation, 'warned');
    }
  }

  private async leftOpen(
    transaction: Transaction,
    operation: DoorOperation,
    stage: 'warned' | 'alarmed',
  ): Promise<void> {
    const what = { leftOpenStage: stage };
    await changeOperation(transaction, this.liveEvents, operation, sensorsActor, 'left_open', what, {
      stage,
    });
    this.liveEvents.publishAfterCommit(transaction, {
      type: 'alarm',
      id: operation.trayLabel,
      data: { alarm: 'door_left_open', stage },
    });
  }
}

function knownOf({ bridgeBootId, doorSeenOpen, leftOpenSince }: DoorOperation): RunningOperation {
  return { bridgeBootId, doorSeenOpen, leftOpenSince };
}

/** Locks an unsettled operation by its id or its tray. */
export async function lockOperation(
  transaction: Transaction,
  by: { readonly id: string } | { readonly trayLabel: string },
): Promise<DoorOperation | undefined> {
  const where = 'id' in by ? by : { ...by, settledAt: IsNull() };
  const operation = await transaction.manager.findOne(DoorOperation, {
    where,
    lock: { mode: 'pessimistic_write' },
  });
  return operation ?? undefined;
}
