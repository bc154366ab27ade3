import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { TrayRecords, type ContentDoubt } from '../../cabinets/index.js';
import type { Site } from '../../config/index.js';
import { SettlementHandlers, type SettledOperation } from '../../hardware/index.js';
import { assertUnreachable, type Actor } from '../../kernel/index.js';
import { endOfPickupWindow } from '../../procedures/index.js';
import { LiveEvents, siteToken, type AlarmKind, type Transaction } from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';
import { Dossier } from '../dossier.entity.js';
import type { SettlementCommand } from '../dossier.machine.js';
import { consequenceOf } from './consequence.js';

/** Takes the consequences of settled door operations for dossiers, in the settlement's own transaction. */
@Injectable()
export class SettleDossier implements OnModuleInit {
  constructor(
    private readonly handlers: SettlementHandlers,
    private readonly records: DossierRecords,
    private readonly trays: TrayRecords,
    private readonly liveEvents: LiveEvents,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  onModuleInit(): void {
    this.handlers.register((transaction, operation) => this.handle(transaction, operation));
  }

  async handle(transaction: Transaction, operation: SettledOperation): Promise<void> {
    const dossier = await this.dossierOf(transaction, operation);
    const consequence = consequenceOf(dossier, operation);
    switch (consequence.kind) {
      case 'moved':
        if (dossier) await this.moved(transaction, dossier, operation, consequence.command, consequence.by);
        break;
      case 'stayed':
        if (dossier) await this.stayed(transaction, dossier, operation, consequence.releasesTray);
        break;
      case 'uncertain':
        if (dossier?.custodyCertain === true) {
          const uncertain = { custodyCertain: false };
          await this.note(transaction, dossier, operation, 'custody_uncertain', uncertain);
        }
        break;
      case 'missing':
        if (dossier) await this.missing(transaction, dossier, operation);
        break;
      case 'foreign_papers':
        await this.alarm(transaction, operation, 'foreign_papers');
        break;
      case 'none':
        break;
      default:
        assertUnreachable(consequence);
    }
  }

  /** An inspection is of a tray: it concerns whatever the tray is bound to by the time it ends. */
  private dossierOf(transaction: Transaction, operation: SettledOperation): Promise<Dossier | undefined> {
    return operation.purpose === 'inspect' || operation.dossierId === null
      ? this.records.lockAtTray(transaction, operation.trayLabel)
      : this.records.lock(transaction, operation.dossierId);
  }

  private async moved(
    transaction: Transaction,
    dossier: Dossier,
    operation: SettledOperation,
    command: SettlementCommand,
    actor: Actor,
  ): Promise<void> {
    const details = {
      operation: operation.id,
      ...(operation.purpose === 'inspect' ? { seenBy: operation.actor.id } : {}),
    };
    const changes = this.timesOf(command, transaction.at);
    await this.records.take(transaction, dossier, { command, actor, changes, details });
  }

  /** A result cleared up by an inspection counts as loaded from then on: before, the citizen could not have fetched it. */
  private timesOf(command: SettlementCommand, at: Date): Partial<Dossier> {
    if (command === 'settle_deposit') return { depositedAt: at };
    if (command !== 'settle_load') return {};
    return { loadedAt: at, windowEndsAt: endOfPickupWindow(at, this.site.pickup.windowDays) };
  }

  private async stayed(
    transaction: Transaction,
    dossier: Dossier,
    operation: SettledOperation,
    releasesTray: boolean,
  ): Promise<void> {
    if (releasesTray) {
      const released = { trayLabel: null, custodyCertain: true };
      await this.note(transaction, dossier, operation, 'tray_released', released);
    } else if (!dossier.custodyCertain) {
      await this.note(transaction, dossier, operation, 'custody_certain', { custodyCertain: true });
    }
  }

  private async missing(
    transaction: Transaction,
    dossier: Dossier,
    operation: SettledOperation,
  ): Promise<void> {
    await this.note(transaction, dossier, operation, 'missing', { custodyCertain: false });
    await this.alarm(transaction, operation, 'dossier_missing');
  }

  private note(
    transaction: Transaction,
    dossier: Dossier,
    operation: SettledOperation,
    kind: 'custody_uncertain' | 'custody_certain' | 'tray_released' | 'missing',
    changes: Partial<Pick<Dossier, 'custodyCertain' | 'trayLabel'>>,
  ): Promise<void> {
    const details = { operation: operation.id, at: operation.trayLabel };
    return this.records.change(transaction, dossier, kind, operation.actor, changes, details);
  }

  /** Records and tray differ, and nothing explains it: the tray is closed until somebody has found out (I7). */
  private async alarm(
    transaction: Transaction,
    operation: SettledOperation,
    alarm: AlarmKind & ContentDoubt,
  ): Promise<void> {
    const { trayLabel, actor } = operation;
    await this.trays.markContentUnknown(transaction, trayLabel, alarm, actor);
    this.liveEvents.publishAfterCommit(transaction, { type: 'alarm', id: trayLabel, data: { alarm } });
  }
}
