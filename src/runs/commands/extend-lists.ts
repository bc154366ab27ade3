import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Randomness } from '../../kernel/index.js';
import { LiveEvents, randomnessToken, type Transaction } from '../../platform/index.js';
import { gatherLists, sameThing } from '../gather-lists.js';
import { changeRun, lockOpenRun } from '../run-changes.js';
import { RunItem } from '../run-item.entity.js';
import { countByList, numberItems } from '../run-items.js';

/**
 * Puts on the lists of an open run what has come since they were made: a deposit that an inspection found, a result that
 * the department brought late. Only when the officer asks for it, or a run beside a busy cabinet would never end.
 */
@Injectable()
export class ExtendLists {
  constructor(
    private readonly liveEvents: LiveEvents,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {}

  /** @throws DomainError not_found, run_not_open */
  async execute(transaction: Transaction, runId: string, actor: Actor): Promise<void> {
    const { manager } = transaction;
    const run = await lockOpenRun(transaction, runId);
    const there = await manager.findBy(RunItem, { runId });
    const news = (await gatherLists(transaction)).filter(
      (gathered) => !there.some((item) => sameThing(item, gathered)),
    );
    if (news.length === 0) return;
    const items = numberItems(runId, news, there, this.randomness);
    await manager.insert(RunItem, items);
    const details = { items: countByList(items) };
    await changeRun(transaction, this.liveEvents, run, { kind: 'lists_extended', actor, details });
  }
}
