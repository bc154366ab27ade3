import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { listFreeTrays } from '../cabinets/index.js';
import type { Site } from '../config/index.js';
import { listToCollect, listToInspect, listToLoad, listToReceive, listToReturn } from '../dossiers/index.js';
import { readRatings } from '../feedback/index.js';
import { secondMs } from '../kernel/index.js';
import { siteToken, type Transaction } from '../platform/index.js';
import { localDateOf } from '../procedures/index.js';
import { findOpenRunId, MissedRuns } from '../runs/index.js';
import { countEntries } from './count-entries.js';
import type { OverviewView } from './http/overview.schemas.js';

/** What a day at the cabinet comes to, in numbers. Names nobody. */
@Injectable()
export class Overview {
  constructor(
    private readonly missedRuns: MissedRuns,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  async read(transaction: Transaction): Promise<OverviewView> {
    return {
      at: transaction.at.toISOString(),
      runs: await this.runs(transaction),
      waiting: await waiting(transaction),
      today: await this.today(transaction),
      freeTrays: await freeTrays(transaction),
      undeliveredNotices: await undeliveredNotices(transaction),
      ratings: await this.ratings(transaction),
    };
  }

  private async runs(transaction: Transaction): Promise<OverviewView['runs']> {
    const { manager, at } = transaction;
    const { missed, nextRunAt } = await this.missedRuns.read(manager, at);
    const secondsUntilNext = Math.ceil((Date.parse(nextRunAt) - at.getTime()) / secondMs);
    return { openRunId: await findOpenRunId(manager), nextRunAt, secondsUntilNext, missed };
  }

  private ratings({ manager, at }: Transaction): Promise<OverviewView['ratings']> {
    return readRatings(manager, localDateOf(at, this.site.site.timeZone));
  }

  /** From the ledger, since dossiers move on: what was deposited today may be with a department by now. */
  private async today({ manager, at }: Transaction): Promise<OverviewView['today']> {
    const { timeZone } = this.site.site;
    const midnight = DateTime.fromJSDate(at, { zone: timeZone }).startOf('day').toJSDate();
    const counts = await countEntries(manager, midnight, {
      deposits: 'dossier.envelope_received',
      pickups: 'dossier.picked_up',
      overdue: 'dossier.overdue',
    });
    return { date: localDateOf(at, timeZone), ...counts };
  }
}

async function waiting({ manager }: Transaction): Promise<OverviewView['waiting']> {
  return {
    collect: (await listToCollect(manager)).length,
    return: (await listToReturn(manager)).length,
    inspect: (await listToInspect(manager)).length,
    load: (await listToLoad(manager)).length,
    toBeReceived: (await listToReceive(manager)).length,
  };
}

async function freeTrays(transaction: Transaction): Promise<OverviewView['freeTrays']> {
  const free = await listFreeTrays(transaction);
  const small = free.filter(({ size }) => size === 'small').length;
  return { small, large: free.length - small };
}

/** What stands on the list of people to call. */
async function undeliveredNotices(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM call_to_make',
  );
  return row?.count ?? 0;
}
