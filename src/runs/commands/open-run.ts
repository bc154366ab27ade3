import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError, type Actor, type Randomness } from '../../kernel/index.js';
import { LiveEvents, randomnessToken, type Transaction } from '../../platform/index.js';
import { gatherLists } from '../gather-lists.js';
import { recordRun } from '../run-changes.js';
import { RunItem } from '../run-item.entity.js';
import { numberItems, countByList } from '../run-items.js';
import { Run } from '../run.entity.js';
import { planRun } from '../run.schedule.js';
import { UnansweredTimes } from '../unanswered-times.js';

/** Begins a round of the officer: everything that there is to do now is put on its lists. */
@Injectable()
export class OpenRun {
  constructor(
    private readonly unanswered: UnansweredTimes,
    private readonly liveEvents: LiveEvents,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {}

  /**
   * @returns the new run.
   * @throws DomainError run_already_open
   */
  async execute(transaction: Transaction, officerId: string): Promise<Run> {
    const { manager, at } = transaction;
    // Who comes second waits here, and then sees the first one's run.
    await transaction.query('LOCK TABLE run IN SHARE ROW EXCLUSIVE MODE');
    await refuseSecond(transaction);
    const plan = planRun(await this.unanswered.list(manager, at), at);
    const run = manager.create(Run, {
      id: this.randomness.uuid(),
      scheduledAt: plan.scheduledAt,
      extra: plan.extra,
      caughtUpTimes: [...plan.catchesUp],
      openedAt: at,
      openedBy: officerId,
      closedAt: null,
      closedBy: null,
      record: null,
      version: 1,
    });
    await manager.insert(Run, run);
    const items = numberItems(run.id, await gatherLists(transaction), [], this.randomness);
    await manager.insert(RunItem, items);
    const actor: Actor = { type: 'staff', id: officerId };
    const details = {
      scheduledAt: plan.scheduledAt.toISOString(),
      extra: plan.extra,
      catchesUp: plan.catchesUp.map((time) => time.toISOString()),
      items: countByList(items),
    };
    recordRun(transaction, this.liveEvents, run, { kind: 'opened', actor, details });
    return run;
  }
}

async function refuseSecond(transaction: Transaction): Promise<void> {
  const open = await transaction.manager.findOneBy(Run, { closedAt: IsNull() });
  if (!open) return;
  throw new DomainError('run_already_open', 'Another run is open. Work in it, or close it first.', {
    extensions: { runId: open.id, openedAt: open.openedAt.toISOString() },
  });
}
