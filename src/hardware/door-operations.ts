import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockTray } from '../cabinets/index.js';
import type { Site } from '../config/index.js';
import {
  addMs,
  DomainError,
  secondMs,
  type Actor,
  type MonotonicClock,
  type Randomness,
} from '../kernel/index.js';
import {
  LiveEvents,
  monotonicClockToken,
  randomnessToken,
  siteToken,
  type Transaction,
} from '../platform/index.js';
import { DoorOperation } from './door-operation.entity.js';
import type { DoorOperationView } from './door-operation.view.js';
import { DoorWatch, lockOperation } from './door-watch.js';
import { changeOperation, recordOperation } from './operation-changes.js';
import { Pulses } from './pulses.js';
import { readReadyInMs } from './ready-in.js';
import { Sensors } from './sensors.js';
import type { Confirmation, Purpose } from './settlement.policy.js';

/** From authorisation to pulse at most; the bridge refuses the command later on. */
const pulseValidityMs = 5 * secondMs;
/** From authorisation to the bridge's answer at most, its own confirmation time and queue included. */
const answerPatienceMs = 30 * secondMs;

export interface AuthorisationRequest {
  /** From the service's own state, never from a citizen's request (I3). */
  readonly trayLabel: string;
  readonly purpose: Purpose;
  /** Locked by the caller; null only for an inspection. */
  readonly dossierId: string | null;
  readonly actor: Actor;
  readonly citizenSessionId?: string;
  /** Of an opening by a citizen: by what they came in. */
  readonly shown?: 'code' | 'pickup_qr';
  /** Of a reopening: the opening that it is for. */
  readonly reopens?: string;
  /** Why somebody looks into the tray; for the ledger, so of a closed list and never free text. */
  readonly reason?: string;
  /** Who stands beside the actor and may do the same; the id of their account. */
  readonly secondPersonId?: string;
}

/** Door operations: a durable intent first, a pulse after its commit, and a settlement when the door has told. */
@Injectable()
export class DoorOperations {
  constructor(
    private readonly pulses: Pulses,
    private readonly watch: DoorWatch,
    private readonly sensors: Sensors,
    private readonly liveEvents: LiveEvents,
    @Inject(siteToken) private readonly site: Site,
    @Inject(randomnessToken) private readonly randomness: Randomness,
    @Inject(monotonicClockToken) private readonly monotonicClock: MonotonicClock,
  ) {}

  /**
   * Authorises the opening of one tray in the caller's transaction; the pulse follows its commit. The caller has decided
   * that the actor may, and has locked the dossier.
   *
   * @throws DomainError cabinet_unreachable, power_failing, tray_out_of_service, tray_content_unknown, door_operation_pending
   */
  async authorise(transaction: Transaction, request: AuthorisationRequest): Promise<DoorOperationView> {
    const bootId = this.pulses.bootId;
    const sensors = this.sensors.of(request.trayLabel);
    if (bootId === undefined || sensors.door === 'unknown') {
      throw new DomainError('cabinet_unreachable', 'The cabinet does not answer now. Try again in a moment.');
    }
    if (this.sensors.mains === 'failing') {
      throw new DomainError(
        'power_failing',
        'The mains supply has failed, so no tray is opened now. Close what stands open, and come back when it has returned.',
      );
    }
    const tray = await lockTray(transaction, request.trayLabel);
    if (isForCitizens(request.purpose) && !tray.inService) {
      throw new DomainError(
        'tray_out_of_service',
        `Tray ${tray.label} is out of service. The desk can help.`,
      );
    }
    if (request.purpose !== 'inspect' && !tray.contentKnown) {
      throw new DomainError('tray_content_unknown', `An officer must look into tray ${tray.label} first.`);
    }
    this.refuseBesideOpenDoors(tray.cabinetId);

    const operation = transaction.manager.create(DoorOperation, {
      id: this.randomness.uuid(),
      trayLabel: tray.label,
      dossierId: request.dossierId,
      purpose: request.purpose,
      actorType: request.actor.type,
      actorId: request.actor.id,
      citizenSessionId: request.citizenSessionId ?? null,
      reopens: request.reopens ?? null,
      authorisedAt: transaction.at,
      settleBy: addMs(transaction.at, answerPatienceMs),
      bridgeBootId: bootId,
      occupancyBefore: sensors.occupancy,
      outcome: null,
      outcomeReason: null,
      pulsed: null,
      doorSeenOpen: false,
      leftOpenSince: null,
      leftOpenStage: 'none',
      confirmation: null,
      settlement: null,
      settledAt: null,
      version: 1,
    });
    await transaction.manager.insert(DoorOperation, operation);
    const { reason, secondPersonId, shown } = request;
    const details = {
      ...(shown === undefined ? {} : { shown }),
      ...(reason === undefined ? {} : { reason }),
      ...(secondPersonId === undefined ? {} : { secondPerson: secondPersonId }),
    };
    recordOperation(transaction, this.liveEvents, operation, request.actor, 'authorised', details);
    const notAfterMonotonicMs = this.monotonicClock.nowMs() + pulseValidityMs;
    transaction.afterCommit(() => {
      this.pulses.send({ operationId: operation.id, bootId, tray: tray.label, notAfterMonotonicMs });
    });
    return this.view(operation);
  }

  /**
   * What the person at the tray says. Only who was authorised may say it, and only while the operation is not settled.
   * @throws DomainError not_found, operation_settled
   */
  async confirm(
    transaction: Transaction,
    operationId: string,
    confirmation: Exclude<Confirmation, 'nothing'>,
    actor: Actor,
  ): Promise<DoorOperationView> {
    const operation = await lockOperation(transaction, { id: operationId });
    if (!operation || operation.actorType !== actor.type || operation.actorId !== actor.id)
      throw noOperation();
    if (operation.settledAt !== null) {
      throw new DomainError(
        'operation_settled',
        'The operation is settled already; call an officer if it is wrong.',
      );
    }
    await changeOperation(
      transaction,
      this.liveEvents,
      operation,
      actor,
      'confirmed',
      { confirmation },
      {
        confirmation,
      },
    );
    await this.watch.advance(transaction, operation, this.sensors.of(operation.trayLabel));
    return this.view(operation);
  }

  /** @throws DomainError not_found */
  async find(manager: EntityManager, operationId: string): Promise<DoorOperationView> {
    const operation = await manager.findOneBy(DoorOperation, { id: operationId });
    if (!operation) throw noOperation();
    return this.view(operation, await readReadyInMs(manager, operation));
  }

  /** The newest operation for a dossier, settled or not. */
  async findNewest(manager: EntityManager, dossierId: string): Promise<DoorOperationView | undefined> {
    const operation = await manager.findOne(DoorOperation, {
      where: { dossierId },
      order: { ordinal: 'DESC' },
    });
    return operation ? this.view(operation, await readReadyInMs(manager, operation)) : undefined;
  }

  private refuseBesideOpenDoors(cabinetId: string): void {
    const cabinet = this.site.cabinets.find(({ id }) => id === cabinetId);
    const labels = new Set(cabinet?.banks.flatMap((bank) => bank.trays.map((tray) => tray.label)));
    const open = this.sensors.openDoors().filter((label) => labels.has(label));
    if (cabinet && open.length >= cabinet.maximumOpenDoors) {
      throw new DomainError('door_operation_pending', `Close tray ${open.join(', ')} first.`, {
        extensions: { openTrays: open },
      });
    }
  }

  private view(operation: DoorOperation, readyInMs: number | null = null): DoorOperationView {
    return {
      id: operation.id,
      trayLabel: operation.trayLabel,
      dossierId: operation.dossierId,
      purpose: operation.purpose,
      authorisedAt: operation.authorisedAt.toISOString(),
      outcome: operation.outcome,
      outcomeReason: operation.outcomeReason,
      readyInMs,
      doorSeenOpen: operation.doorSeenOpen,
      ...this.sensors.of(operation.trayLabel),
      confirmation: operation.confirmation ?? 'nothing',
      leftOpen: operation.leftOpenStage,
      settlement: operation.settlement,
      settledAt: operation.settledAt?.toISOString() ?? null,
    };
  }
}

function isForCitizens(purpose: Purpose): boolean {
  return purpose === 'deposit' || purpose === 'pickup' || purpose === 'reopen';
}

function noOperation(): DomainError {
  return new DomainError('not_found', 'There is no such door operation of yours.');
}
