import { z } from 'zod';

const count = z.int().min(0);
const time = z.iso.datetime();
const ratingCounts = z
  .strictObject({ satisfied: count, neutral: count, dissatisfied: count })
  .meta({ id: 'RatingCounts' });

export const overviewSchema = z
  .strictObject({
    at: time,
    runs: z.strictObject({
      openRunId: z.uuid().nullable(),
      nextRunAt: time,
      secondsUntilNext: count,
      /** Nobody opened these in time, and no later run has caught them up. */
      missed: z.array(time),
    }),
    /** What the next run would find. */
    waiting: z.strictObject({
      collect: count,
      return: count,
      inspect: count,
      /** With an officer, to be put into trays. */
      load: count,
      /** Results still with departments and agencies. */
      toBeReceived: count,
    }),
    /** Since midnight by the site's clock. */
    today: z.strictObject({ date: z.iso.date(), deposits: count, pickups: count, overdue: count }),
    freeTrays: z.strictObject({ small: count, large: count }),
    /** Notices that did not reach people by SMS, and those people not by telephone yet. */
    undeliveredNotices: count,
    /** What citizens said of their visits, today and in the last 30 days with it. */
    ratings: z.strictObject({ today: ratingCounts, last30Days: ratingCounts }),
  })
  .meta({ id: 'Overview' });
export type OverviewView = z.infer<typeof overviewSchema>;

export const overviewExample: OverviewView = {
  at: '2026-11-23T02:00:00.000Z',
  runs: {
    openRunId: null,
    nextRunAt: '2026-11-23T06:30:00.000Z',
    secondsUntilNext: 16_200,
    missed: ['2026-11-23T01:00:00.000Z'],
  },
  waiting: { collect: 12, return: 1, inspect: 0, load: 3, toBeReceived: 5 },
  today: { date: '2026-11-23', deposits: 4, pickups: 2, overdue: 1 },
  freeTrays: { small: 41, large: 18 },
  undeliveredNotices: 1,
  ratings: {
    today: { satisfied: 3, neutral: 1, dissatisfied: 0 },
    last30Days: { satisfied: 112, neutral: 14, dissatisfied: 5 },
  },
};
