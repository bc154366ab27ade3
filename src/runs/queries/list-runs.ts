import { IsNull, type EntityManager } from 'typeorm';
import type { RunListView } from '../http/runs.schemas.js';
import { Run } from '../run.entity.js';
import { namesOfStaff } from './officers.js';

/** A month of a site with three runs a day. */
const mostListed = 93;

export async function findOpenRun(manager: EntityManager): Promise<Run | undefined> {
  return (await manager.findOneBy(Run, { closedAt: IsNull() })) ?? undefined;
}

export async function findOpenRunId(manager: EntityManager): Promise<string | null> {
  return (await findOpenRun(manager))?.id ?? null;
}

/** The newest runs first. */
export async function listRuns(manager: EntityManager): Promise<RunListView> {
  const runs = await manager.find(Run, {
    select: {
      id: true,
      scheduledAt: true,
      extra: true,
      caughtUpTimes: true,
      openedAt: true,
      openedBy: true,
      closedAt: true,
      closedBy: true,
    },
    order: { openedAt: 'DESC', id: 'ASC' },
    take: mostListed,
  });
  const people = runs.flatMap(({ openedBy, closedBy }) =>
    closedBy === null ? [openedBy] : [openedBy, closedBy],
  );
  const names = await namesOfStaff(manager, people);
  const person = (id: string) => ({ id, displayName: names.get(id) ?? id });
  return {
    runs: runs.map((run) => ({
      id: run.id,
      scheduledAt: run.scheduledAt.toISOString(),
      extra: run.extra,
      catchesUp: run.caughtUpTimes.map((time) => time.toISOString()),
      openedAt: run.openedAt.toISOString(),
      openedBy: person(run.openedBy),
      closedAt: run.closedAt?.toISOString() ?? null,
      closedBy: run.closedBy === null ? null : person(run.closedBy),
    })),
  };
}
