import { Injectable } from '@nestjs/common';
import { outOfServiceText } from '../../cabinets/index.js';
import { listAccepted, Persons, type StaffAsking } from '../../dossiers/index.js';
import { DomainError } from '../../kernel/index.js';
import { listDepartments } from '../../procedures/index.js';
import type { Transaction } from '../../platform/index.js';
import type { RunItemView, RunView } from '../http/runs.schemas.js';
import { planLoading } from '../loading-plan.js';
import { isToBeDecided, isToBeReceived, itemResults, type RunList } from '../run-item.policy.js';
import { Run } from '../run.entity.js';
import { handOverPeriod } from './hand-over-period.js';
import { ItemsNow, type ItemNow } from './items-now.js';
import { namesOfStaff } from './officers.js';
import { listOtherOpenings } from './other-openings.js';

/** Runs as screens of staff see them. */
@Injectable()
export class RunViews {
  constructor(
    private readonly itemsNow: ItemsNow,
    private readonly persons: Persons,
  ) {}

  /** @throws DomainError not_found */
  async read(transaction: Transaction, staff: StaffAsking, runId: string): Promise<RunView> {
    const run = await transaction.manager.findOneBy(Run, { id: runId });
    if (!run) throw new DomainError('not_found', 'There is no such run.');
    return this.view(transaction, staff, run);
  }

  async view(transaction: Transaction, staff: StaffAsking, run: Run): Promise<RunView> {
    const { manager } = transaction;
    const items = await this.itemsNow.ofRun(manager, staff, run);
    const planned =
      run.closedAt === null ? await plannedTrays(transaction, items) : new Map<string, string>();
    const ofList = (list: RunList): RunItemView[] =>
      items
        .filter(({ item }) => item.list === list)
        .map((now) => itemView(now, planned, run.closedAt !== null));
    const names = await namesOfStaff(manager, [
      run.openedBy,
      ...(run.closedBy === null ? [] : [run.closedBy]),
    ]);
    const person = (id: string) => ({ id, displayName: names.get(id) ?? id });
    return {
      id: run.id,
      scheduledAt: run.scheduledAt.toISOString(),
      extra: run.extra,
      catchesUp: run.caughtUpTimes.map((time) => time.toISOString()),
      openedAt: run.openedAt.toISOString(),
      openedBy: person(run.openedBy),
      closedAt: run.closedAt?.toISOString() ?? null,
      closedBy: run.closedBy === null ? null : person(run.closedBy),
      lists: {
        collect: ofList('collect'),
        return: ofList('return'),
        inspect: ofList('inspect'),
        load: ofList('load'),
      },
      counts: countResults(items),
      otherOpenings: [...(run.record?.otherOpenings ?? (await listOtherOpenings(manager, run.id)))],
      handOvers: await handOvers(transaction, this.persons, run.id),
    };
  }
}

/** Only for what is still to be loaded; what lies somewhere already shows its own tray. */
async function plannedTrays(
  transaction: Transaction,
  items: readonly ItemNow[],
): Promise<ReadonlyMap<string, string>> {
  const loads = items.filter(({ item, standing }) => item.list === 'load' && standing === 'pending');
  const earlier = new Map(
    loads.flatMap(({ item }) => (item.dossierId === null ? [] : [[item.dossierId, item.trayLabel] as const])),
  );
  const plan = await planLoading(transaction, earlier);
  return new Map(
    plan.flatMap(({ work, trayLabel }) =>
      trayLabel === undefined ? [] : [[work.dossierId, trayLabel] as const],
    ),
  );
}

function itemView(now: ItemNow, planned: ReadonlyMap<string, string>, closed: boolean): RunItemView {
  const { item, dossier, toInspect, operation, standing, result, opening } = now;
  return {
    id: item.id,
    list: item.list,
    position: item.position,
    trayLabel:
      item.list === 'load'
        ? (dossier?.trayLabel ?? operation?.trayLabel ?? planned.get(item.dossierId ?? '') ?? null)
        : item.trayLabel,
    result,
    reason: item.reason,
    dossier: dossier ?? null,
    outOfServiceReason: toInspect?.outOfServiceReason ? outOfServiceText(toInspect.outOfServiceReason) : null,
    opening: closed ? null : (opening ?? null),
    toBeDecided: !closed && isToBeDecided(item.list, dossier),
    toBeReceived: !closed && standing === 'pending' && isToBeReceived(item.list, dossier),
    doorOperation: operation ?? null,
  };
}

function countResults(items: readonly ItemNow[]): RunView['counts'] {
  const [pending, done, gone, unresolved] = itemResults.map(
    (result) => items.filter((item) => item.result === result).length,
  );
  return { pending: pending ?? 0, done: done ?? 0, gone: gone ?? 0, unresolved: unresolved ?? 0 };
}

async function handOvers(
  { manager }: Transaction,
  persons: Persons,
  runId: string,
): Promise<RunView['handOvers']> {
  const accepted = await listAccepted(manager, persons, await handOverPeriod(manager, runId));
  const departments = await listDepartments(manager);
  return departments
    .map(({ code, name }) => ({
      departmentCode: code,
      name: { ...name },
      dossiers: accepted.filter(({ departmentCode }) => departmentCode === code).length,
    }))
    .filter(({ dossiers }) => dossiers > 0);
}
