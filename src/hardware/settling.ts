import { Inject, Injectable } from '@nestjs/common';
import { countOpening, TrayRecords } from '../cabinets/index.js';
import type { Site } from '../config/index.js';
import type { Actor } from '../kernel/index.js';
import { LiveEvents, siteToken, type Transaction } from '../platform/index.js';
import { DoorOperation } from './door-operation.entity.js';
import { changeOperation } from './operation-changes.js';
import { SettlementHandlers, type SettledOperation } from './settlement-handlers.js';
import type { Settlement } from './settlement.policy.js';

const actor: Actor = { type: 'system', id: 'settlement' };

/** The second of an operation's two transactions: writes the conclusion and takes its consequences. */
@Injectable()
export class Settling {
  constructor(
    private readonly handlers: SettlementHandlers,
    private readonly trays: TrayRecords,
    private readonly liveEvents: LiveEvents,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  /** Settles a locked operation. Locks the dossier first and the tray after it, as every command does. */
  async settle(transaction: Transaction, operation: DoorOperation, settlement: Settlement): Promise<void> {
    if (operation.outcome === null) {
      const what = { outcome: 'unknown', outcomeReason: 'no_answer', pulsed: null } as const;
      const { outcome, outcomeReason: reason, pulsed } = what;
      await changeOperation(transaction, this.liveEvents, operation, actor, 'unanswered', what, {
        outcome,
        reason,
        pulsed,
      });
    }
    const unverified =
      operation.purpose === 'inspect' ? await lastUnverified(transaction, operation.trayLabel) : null;
    const what = { settlement, settledAt: transaction.at };
    const details = { settlement, outcome: operation.outcome, confirmation: operation.confirmation };
    await changeOperation(transaction, this.liveEvents, operation, actor, 'settled', what, details);
    await this.handlers.settled(transaction, settledOperation(operation, settlement, unverified));
    await this.keepTrayRecord(transaction, operation, settlement);
  }

  private async keepTrayRecord(
    transaction: Transaction,
    operation: DoorOperation,
    settlement: Settlement,
  ): Promise<void> {
    const { trayLabel } = operation;
    if (settlement === 'unverified') {
      await this.trays.markContentUnknown(transaction, trayLabel, 'left_unverified', actor);
    }
    if (settlement === 'found_papers' || settlement === 'found_empty') {
      const agrees = (await holdsPapers(transaction, trayLabel)) === (settlement === 'found_papers');
      if (agrees) await this.trays.markContentKnown(transaction, trayLabel, actorOf(operation));
    }
    if (operation.pulsed !== true || operation.outcome === 'unknown') return;
    const failures = await countOpening(transaction, trayLabel, operation.outcome === 'opened');
    if (failures >= this.site.doors.failuresUntilOutOfService) {
      const reason = { kind: 'lock_failed', failures } as const;
      await this.trays.takeOutOfService(transaction, trayLabel, reason, actor);
    }
  }
}

export function actorOf(operation: DoorOperation): Actor {
  return { type: operation.actorType, id: operation.actorId };
}

function settledOperation(
  operation: DoorOperation,
  settlement: Settlement,
  unverified: SettledOperation['unverified'],
): SettledOperation {
  const { id, trayLabel, dossierId, purpose } = operation;
  return { id, trayLabel, dossierId, purpose, settlement, actor: actorOf(operation), unverified };
}

/** What the records say after the settlement: an inspection makes the content known only if they agree with it. */
async function holdsPapers(transaction: Transaction, trayLabel: string): Promise<boolean> {
  const [row] = await transaction.query<{ holds_papers: boolean }>(
    'SELECT holds_papers FROM tray_content WHERE label = $1',
    [trayLabel],
  );
  return row?.holds_papers ?? false;
}

/** The operation that left the tray's content open: unverified, and nothing was settled as known since. A look that saw nothing is none. */
async function lastUnverified(
  transaction: Transaction,
  trayLabel: string,
): Promise<SettledOperation['unverified']> {
  const [last] = await transaction.query<{
    purpose: Exclude<DoorOperation['purpose'], 'inspect'>;
    actor_type: Actor['type'];
    actor_id: string;
    settlement: Settlement;
  }>(
    `SELECT purpose, actor_type, actor_id, settlement FROM door_operation
      WHERE tray_label = $1 AND settled_at IS NOT NULL
        AND NOT (purpose = 'inspect' AND settlement IN ('unverified', 'not_moved'))
      ORDER BY ordinal DESC LIMIT 1`,
    [trayLabel],
  );
  if (last?.settlement !== 'unverified') return null;
  return { purpose: last.purpose, actor: { type: last.actor_type, id: last.actor_id } };
}
