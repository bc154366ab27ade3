import { addMs, dayMs, hourMs, minuteMs } from '../kernel/index.js';

/** How long before its time a run may begin and still be that run: officers begin when they are ready, not on the second. */
export const earliestStartMs = 30 * minuteMs;

/** A run that nobody has opened so long after its time counts as missed. */
export const missedAfterMs = hourMs;

/** Further back nothing is caught up one by one: after a month without power the lists say all there is to say. */
export const longestCatchUpMs = 31 * dayMs;

/** Which time of the schedule a run is for. */
export interface RunPlan {
  readonly scheduledAt: Date;
  /** Opened beside the schedule, for example at noon because the cabinet is full. */
  readonly extra: boolean;
  /** Earlier times of the schedule at which nobody came, in order: their work lies on this run's lists. */
  readonly catchesUp: readonly Date[];
}

/** After `after`, up to and including `until`. */
export interface Period {
  readonly after: Date;
  readonly until: Date;
}

/**
 * The part of the schedule that nobody has answered for yet.
 * @param answeredUntil the scheduled time of the last run that was opened for one; before the first run, when the
 * service was installed, since nobody can have missed a run of a cabinet that was not there.
 */
export function unansweredPeriod(answeredUntil: Date, now: Date): Period {
  const earliest = addMs(now, -longestCatchUpMs);
  return { after: answeredUntil > earliest ? answeredUntil : earliest, until: addMs(now, earliestStartMs) };
}

/**
 * Which time a run opened now is for: the nearest of the unanswered ones, the earlier of two that are equally near. What
 * lies before that was missed and is caught up. With none, the run is an extra one: it stands under the time of its
 * opening, because the next time of the schedule is still to come and must be answered by a run of its own.
 * @param times unanswered times of the schedule, ascending; see `unansweredPeriod`.
 */
export function planRun(times: readonly Date[], now: Date): RunPlan {
  const distance = (time: Date): number => Math.abs(time.getTime() - now.getTime());
  const scheduledAt = times.reduce<Date | undefined>(
    (nearest, time) => (nearest && distance(nearest) <= distance(time) ? nearest : time),
    undefined,
  );
  if (!scheduledAt) return { scheduledAt: now, extra: true, catchesUp: [] };
  return { scheduledAt, extra: false, catchesUp: times.filter((time) => time < scheduledAt) };
}

/** Of the unanswered times, those at which somebody should have come by now. */
export function missedTimes(times: readonly Date[], now: Date): Date[] {
  return times.filter((time) => time <= addMs(now, -missedAfterMs));
}
